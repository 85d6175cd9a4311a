package org.fasit.weasis.internal;

import static org.fasit.weasis.internal.StandInHost.onScreen;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.swing.JTabbedPane;
import javax.swing.text.JTextComponent;
import org.fasit.ui.SettingsPanel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.weasis.StandIn;
import org.weasis.core.ui.pref.PreferenceDialog;

/** The page in a dialog that behaves as Weasis', on the real settings file. */
class FasitPageTest {

  private static final String READER = "Sign-in or pseudonym";

  @TempDir private Path folder;
  private RealRoom room;
  private Adapter adapter;
  private FasitPage page;
  private PreferenceDialog dialog;

  @BeforeEach
  void furnish() throws Exception {
    Locale.setDefault(Locale.ENGLISH);
    Files.writeString(folder.resolve("fasit.json"), "{\"reading\": {\"readerId\": \"ola\"}}");
    room = new RealRoom(folder);
    adapter = new Adapter(room);
    open();
  }

  @AfterEach
  void close() throws Exception {
    StandIn.heal();
    adapter.close();
    room.close();
  }

  private void open() throws Exception {
    page = adapter.page().orElseThrow();
    dialog = onScreen(() -> new PreferenceDialog(page));
    Adapter.until("the file is shown", () -> onScreen(() -> reader().getText().equals("ola")));
  }

  private JTextComponent reader() {
    return Adapter.all(page, JTextComponent.class).stream()
        .filter(field -> Adapter.nameOf(field).equals(READER))
        .findFirst()
        .orElseThrow();
  }

  private void type(String text) throws Exception {
    onScreen(
        () -> {
          reader().setText(text);
          return true;
        });
  }

  private void press(Runnable button) throws Exception {
    onScreen(
        () -> {
          button.run();
          return true;
        });
  }

  private boolean stands(String text) throws Exception {
    return Files.readString(room.file).contains(text);
  }

  @Test
  void showsApplyAndThePartsOfTheSettings() throws Exception {
    assertEquals("true", page.getProperties().getProperty("show.apply"));
    assertEquals("Fasit", page.getComponentName());
    assertEquals(3, Adapter.all(page, JTabbedPane.class).get(0).getTabCount());
    assertTrue(page.getScrollableTracksViewportHeight());
  }

  @Test
  void applyWritesTheFileAndLeavesTheDialogAsItIs() throws Exception {
    type("kari");
    press(dialog::apply);
    Adapter.until("written", () -> stands("\"kari\""));
    Adapter.until("taken over", () -> !onScreen(this::changed));
    assertEquals(Optional.empty(), adapter.trouble());
  }

  private boolean changed() {
    return Adapter.all(page, SettingsPanel.class).get(0).changed();
  }

  @Test
  void closingWritesWhatWasChanged() throws Exception {
    type("kari");
    press(dialog::dispose);
    Adapter.until("written", () -> stands("\"kari\""));
  }

  @Test
  void closingWithoutAChangeLeavesTheFileAlone() throws Exception {
    String before = Files.readString(room.file);
    var at = Files.getLastModifiedTime(room.file);
    press(dialog::dispose);
    Thread.sleep(200);
    assertEquals(before, Files.readString(room.file));
    assertEquals(at, Files.getLastModifiedTime(room.file));
  }

  @Test
  void thePanelTellsWhatWasNotSavedOnceTheDialogIsGoneAndForgetsItOnceItIs() throws Exception {
    type("kari");
    Files.writeString(room.file, "{ damaged");
    press(dialog::dispose);
    Adapter.until("told", () -> adapter.trouble().isPresent());
    assertTrue(adapter.trouble().orElseThrow().startsWith("The changed settings were not saved. "));
    assertTrue(adapter.trouble().orElseThrow().contains("fasit.json"), adapter.trouble()::toString);
    Files.writeString(room.file, "{\"reading\": {\"readerId\": \"ola\"}}");
    open();
    type("kari");
    press(dialog::apply);
    Adapter.until("not told any more", () -> adapter.trouble().isEmpty());
  }

  @Test
  void whileTheDialogIsOpenItTellsByItself() throws Exception {
    type("kari");
    Files.writeString(room.file, "{ damaged");
    press(dialog::apply);
    Adapter.until(
        "told on the page",
        () ->
            onScreen(
                () ->
                    Adapter.all(page, JTextComponent.class).stream()
                        .anyMatch(line -> line.getText().contains("fasit.json"))));
    onScreen(() -> true);
    assertEquals(Optional.empty(), adapter.trouble());
  }

  @Test
  void restoringShowsTheFileAgain() throws Exception {
    type("kari");
    press(page::resetToDefaultValues);
    Adapter.until("the file's value", () -> onScreen(() -> reader().getText().equals("ola")));
  }

  @Test
  void aPageThatCannotBeMadeIsNone() throws Exception {
    StandIn.fail("AbstractItemDialogPage.<init>", () -> new NoSuchMethodError("made up"));
    assertEquals(Optional.empty(), adapter.page());
    onScreen(() -> true);
    assertTrue(adapter.trouble().isPresent(), "the panel tells that part of the host is missing");
  }

  @Test
  void withoutAPanelNothingIsTold() throws Exception {
    FasitPageFactory alone = new FasitPageFactory(room.settings, room.settings, room.journal);
    page = onScreen(() -> (FasitPage) alone.createInstance(null));
    dialog = onScreen(() -> new PreferenceDialog(page));
    Adapter.until("the file is shown", () -> onScreen(() -> reader().getText().equals("ola")));
    type("kari");
    press(dialog::dispose);
    Adapter.until("written", () -> stands("\"kari\""));
    assertEquals(List.of(), List.copyOf(adapter.opened));
    assertFalse(adapter.trouble().isPresent());
  }
}
