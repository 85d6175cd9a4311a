package org.fasit.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.KeyboardFocusManager;
import java.awt.Robot;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPasswordField;
import javax.swing.JProgressBar;
import javax.swing.JTabbedPane;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.text.JTextComponent;
import org.fasit.journal.ConnectionTest.Check;
import org.fasit.journal.ConnectionTest.Outcome;
import org.fasit.journal.DeliveryState;
import org.fasit.reading.HostProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SettingsPanelTest {
  private final FakeSettings settings = new FakeSettings();
  private JFrame frame;
  private SettingsPanel panel;
  private Robot robot;

  @BeforeEach
  void start() throws Exception {
    Screen.needed();
    Locale.setDefault(Locale.ENGLISH);
    robot = new Robot();
    settings.values.put("pacs.url", "https://pacs.example.org/dicom-web");
    settings.values.put("pacs.timeoutSeconds", "5");
  }

  @AfterEach
  void close() {
    Locale.setDefault(Locale.ENGLISH);
    if (frame != null) {
      onScreen(() -> frame.dispose());
    }
  }

  private void open() {
    onScreen(
        () -> {
          try {
            Pictures.theme(true);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
          panel =
              new SettingsPanel(
                  settings,
                  settings,
                  settings.outbox,
                  new SettingsHost(
                      "Weasis",
                      key ->
                          ReadingKeys.shown(key).equals("Z")
                              ? Optional.of("zoom")
                              : Optional.empty(),
                      List.of("Fasit 0.1.0")));
          frame = new JFrame("settings");
          frame.add(panel);
          frame.setSize(640, 720);
          frame.setLocation(10, 10);
          frame.setVisible(true);
        });
    until("the file is shown", () -> !stateNow().startsWith("Reading"));
  }

  @Test
  void savesJustWhatWasChanged() throws Exception {
    open();
    assertFalse(on(panel::changed));
    type("Address", "https://new.example.org/dicom-web");
    assertTrue(on(panel::changed));
    assertEquals(Optional.empty(), save());
    assertEquals(
        List.of(Map.of("pacs.url", Optional.of("https://new.example.org/dicom-web"))),
        settings.written);
    assertTrue(state().contains("Saved"), state());
    assertFalse(on(panel::changed));
  }

  @Test
  void changesTheWayToThePacsWithoutLeavingCredentialsBehind() throws Exception {
    settings.values.put("pacs.user", "u");
    settings.secrets.add("pacs.password");
    open();
    choose("Sign-in", "TOKEN");
    type("Token", "t0ken");
    save();
    assertEquals(
        Map.of(
            "pacs.user", Optional.empty(),
            "pacs.password", Optional.empty(),
            "pacs.bearer", Optional.of("t0ken")),
        settings.written.get(0));
    choose("Cases go to", "CSTORE");
    assertTrue(save().orElseThrow().contains("host"), "host, port and AE title are missing");
    type("Host", "pacs");
    type("Port", "104");
    type("AE title of the PACS", "PACS");
    assertEquals(Optional.empty(), save());
    assertEquals(Optional.of("cstore"), settings.written.get(1).get("pacs.transport"));
    choose("Cases go to", "NOWHERE");
    save();
    assertEquals(Map.of("pacs", Optional.empty()), settings.written.get(2));
  }

  @Test
  void theSitesOwnCertificatesAreSetAndTakenOutAgain() throws Exception {
    settings.secrets.add("pacs.certificatePassword");
    open();
    assertTrue(on(() -> field("Whom to trust (file)").isShowing()), "one is set");
    type("Whom to trust (file)", "ca.pem");
    type("Our certificate (file)", "station.p12");
    save();
    assertEquals(
        Map.of(
            "pacs.caFile", Optional.of("ca.pem"),
            "pacs.certificate", Optional.of("station.p12")),
        settings.written.get(0));

    onScreen(() -> button("Certificates of the site's own").doClick());
    assertFalse(on(() -> field("Whom to trust (file)").isShowing()));
    save();

    assertEquals(
        Map.of(
            "pacs.caFile", Optional.empty(),
            "pacs.certificate", Optional.empty(),
            "pacs.certificatePassword", Optional.empty()),
        settings.written.get(1));
  }

  @Test
  void aNodeIsReachedOverTlsWhereThatIsTicked() throws Exception {
    settings.values.put("pacs.transport", "cstore");
    settings.values.put("pacs.host", "pacs");
    settings.values.put("pacs.port", "2762");
    settings.values.put("pacs.aet", "PACS");
    open();
    assertFalse(on(() -> isThere("Certificates of the site's own")));
    onScreen(() -> button("over TLS").doClick());
    assertTrue(on(() -> isThere("Certificates of the site's own")));
    save();
    assertEquals(List.of(Map.of("pacs.tls", Optional.of("true"))), settings.written);
  }

  private boolean isThere(String text) {
    return Desk.all(frame, AbstractButton.class).stream()
        .anyMatch(b -> text.equals(b.getText()) && b.isShowing());
  }

  @Test
  void takesANodeOfTheHost() throws Exception {
    settings.nodes.add(
        new HostProfile.Node("Arkiv", "https://a", Map.of(), Optional.of("Not with OAuth.")));
    open();
    choose("Cases go to", "NODE");
    assertTrue(texts().contains("Not with OAuth."), texts().toString());
    save();
    assertEquals(List.of(Map.of("pacs.node", Optional.of("Arkiv"))), settings.written);
    choose("Cases go to", "STOW");
    save();
    assertEquals(Map.of("pacs.node", Optional.empty()), settings.written.get(1));
  }

  @Test
  void neverShowsASecretThatIsSet() throws Exception {
    settings.values.put("pacs.user", "u");
    settings.secrets.addAll(Set.of("pacs.password", "sync.token", "sync.siteKey"));
    settings.values.put("sync.url", "https://r");
    settings.values.put("sync.site", "s");
    open();
    for (JPasswordField field : on(() -> Desk.all(frame, JPasswordField.class))) {
      assertEquals(0, on(() -> field.getPassword().length));
    }
    type("Password", "n3w");
    save();
    assertEquals(List.of(Map.of("pacs.password", Optional.of("n3w"))), settings.written);
    until(
        "typed secrets are gone",
        () ->
            Desk.all(frame, JPasswordField.class).stream()
                .allMatch(field -> field.getPassword().length == 0));
  }

  @Test
  void aLockedFileCannotBeEditedAndTheReasonIsShown() {
    settings.locked = Optional.of("/etc/fasit.json is read-only for you.");
    open();
    assertTrue(state().contains("read-only"));
    List<JComponent> editable =
        on(
            () ->
                Desk.all(frame, JComponent.class).stream()
                    .filter(c -> c instanceof JTextField || c instanceof JComboBox)
                    .filter(Component::isEnabled)
                    .toList());
    assertEquals(List.of(), editable);
    assertTrue(on(() -> button("Test connection").isEnabled()), "testing is still allowed");
  }

  @Test
  void tellsTroubleWithTheFileAndFollowsIt() {
    settings.trouble = Optional.of("pacs.port: a whole number is needed.");
    open();
    assertTrue(state().contains("pacs.port"));
    settings.trouble = Optional.empty();
    settings.listeners.forEach(Runnable::run);
    until("the trouble is over", () -> stateNow().contains("In force"));
  }

  @Test
  void pointsAtTheFieldThatIsRefused() throws Exception {
    open();
    page(1);
    type("Name", "Leser^Lise");
    settings.refusal = Optional.of("pacs.url: text is needed.");
    assertEquals(settings.refusal, save());
    assertTrue(state().contains("pacs.url"));
    assertEquals(0, on(() -> tabs().getSelectedIndex()));
    assertEquals("error", on(() -> field("Address").getClientProperty("JComponent.outline")));
    assertTrue(on(panel::changed), "what was typed is still there");
  }

  @Test
  void takesAPressedKeyAndShowsWhoElseHasIt() throws Exception {
    open();
    page(1);
    focus("Agree");
    press(KeyEvent.VK_Z);
    assertEquals("Z", text("Agree"));
    assertTrue(labels().contains("Weasis uses it: zoom"), labels().toString());
    press(KeyEvent.VK_J);
    assertTrue(labels().contains("also: Next finding"), labels().toString());
    assertTrue(labels().contains("also: Agree"), labels().toString());
    assertTrue(save().orElseThrow().contains("Agree"));
    assertEquals(List.of(), settings.written);
    press(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, KeyEvent.VK_K);
    assertEquals("Ctrl+Shift+K", text("Agree"));
    focus("Open the panel");
    press(KeyEvent.VK_BACK_SPACE);
    assertEquals("", text("Open the panel"));
    focus("Close the prompt");
    press(KeyEvent.VK_ESCAPE);
    assertEquals(Optional.empty(), save());
    assertEquals(
        List.of(
            Map.of("keys.agree", Optional.of("shift ctrl K"), "keys.open", Optional.of("none"))),
        settings.written);
    onScreen(() -> button("Standard shortcuts").doClick());
    save();
    assertEquals(
        Map.of("keys.agree", Optional.empty(), "keys.open", Optional.empty()),
        settings.written.get(1));
  }

  @Test
  void testsTheConnectionWithWhatIsTypedAndShowsEachStep() throws Exception {
    settings.tester =
        (section, edits, tell) -> {
          tell.accept(new Check(Outcome.GOOD, "Reach", section + edits));
          tell.accept(new Check(Outcome.BAD, "Sign-in", "wrong password"));
        };
    open();
    type("Address", "https://typed");
    onScreen(() -> button("Test connection").doClick());
    until("it is done", () -> labelsNow().contains("It does not work yet."));
    assertTrue(texts().contains("pacs{pacs.url=Optional[https://typed]}"), texts().toString());
    assertTrue(texts().contains("wrong password"));
    assertEquals(List.of(), settings.written);
    assertTrue(on(() -> button("Test connection").isShowing()));
  }

  @Test
  void aTestCanBeCancelledAndIsNotHeardOfAgain() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    settings.tester =
        (section, edits, tell) -> {
          begun.countDown();
          try {
            Thread.sleep(60_000);
          } finally {
            tell.accept(new Check(Outcome.GOOD, "Late", "too late"));
            ended.countDown();
          }
        };
    open();
    onScreen(() -> button("Test connection").doClick());
    assertTrue(begun.await(20, TimeUnit.SECONDS));
    onScreen(() -> button("Cancel test").doClick());
    assertTrue(ended.await(20, TimeUnit.SECONDS), "the thread is interrupted");
    robot.waitForIdle();
    assertFalse(texts().contains("too late"));
    assertTrue(texts().contains("Cancelled before it was done."));
    assertTrue(on(() -> button("Test connection").isShowing()));
  }

  @Test
  void aTestThatFailsTellsWhy() {
    settings.tester =
        (section, edits, tell) -> {
          throw new IOException("pacs.port: a whole number is needed.");
        };
    open();
    onScreen(() -> button("Test connection").doClick());
    until("it is told", () -> textsNow().contains("pacs.port: a whole number is needed."));
  }

  @Test
  void sendsAllAgainOnlyWhereThereIsADestination() {
    open();
    page(2);
    assertTrue(on(() -> headed("Send all again")));
    settings.outbox.tell(new DeliveryState(true, List.of()));
    until("nowhere to send to", () -> !headed("Send all again"));
  }

  @Test
  void sendsWhatWasRefusedAgain() {
    open();
    page(2);
    assertTrue(texts().stream().anyMatch(text -> text.startsWith("PACS not reached")));
    onScreen(() -> button("Try again").doClick());
    assertEquals(List.of("pacs"), settings.outbox.retried);
  }

  @Test
  void listsWhatWasRefusedAndTriesTheSelectedAgain() {
    settings.outbox.filled();
    open();
    page(2);
    JList<?> list = on(() -> Desk.all(frame, JList.class).get(0));
    until("they are listed", () -> list.getModel().getSize() == 4);
    until("they are read", () -> spoken(list, 0).contains("Fracture"));
    assertTrue(on(() -> spoken(list, 0)).startsWith("False positive: Fracture"), spoken(list, 0));
    assertTrue(on(() -> spoken(list, 0)).contains("PACS refused it: The PACS does not take"));
    assertTrue(on(() -> spoken(list, 3)).contains("PACS took it, but: The PACS changed elements"));
    assertFalse(on(() -> button("Try selected again").isEnabled()));
    onScreen(() -> list.setSelectedIndex(3));
    assertFalse(on(() -> button("Try selected again").isEnabled()), "a warning is no refusal");
    onScreen(() -> list.setSelectedIndices(new int[] {0, 2, 3}));
    onScreen(() -> button("Try selected again").doClick());
    assertEquals(Set.of("pacs 1", "registry 1"), Set.copyOf(settings.outbox.retried));
    until("they are gone", () -> list.getModel().getSize() == 2);
    onScreen(list::requestFocusInWindow);
    until("the list has the focus", list::isFocusOwner);
    onScreen(() -> list.setSelectedIndex(0));
    assertTrue(texts().stream().anyMatch(text -> text.startsWith("PACS refused it:")));
    press(KeyEvent.VK_ENTER);
    until("the warning is left", () -> list.getModel().getSize() == 1);
    onScreen(
        () -> {
          settings.outbox.remarks.clear();
          settings.outbox.tell(settings.outbox.state);
        });
    until("it says so", () -> textsNow().stream().anyMatch(t -> t.startsWith("Nothing was ref")));
  }

  private static String spoken(JList<?> list, int row) {
    return list.getAccessibleContext()
        .getAccessibleChild(row)
        .getAccessibleContext()
        .getAccessibleName();
  }

  @Test
  void sendsAllAgainAndTellsHowFarItHasCome() {
    open();
    page(2);
    onScreen(() -> button("Send all again to PACS").doClick());
    assertEquals(List.of("all to pacs"), settings.outbox.retried);
    assertTrue(texts().contains("Reading the journal"));
    assertFalse(on(() -> button("Send all again to registry").isEnabled()));
    settings.outbox.state = waiting(480, 0);
    settings.outbox.redelivery.complete(480);
    until("it has begun", () -> textsNow().contains("0 of 480 sent again to PACS"));
    settings.outbox.tell(waiting(120, 0));
    until("it goes on", () -> textsNow().contains("360 of 480 sent again to PACS"));
    List<Integer> values =
        on(
            () ->
                Desk.all(frame, JProgressBar.class).stream()
                    .filter(Component::isShowing)
                    .map(JProgressBar::getValue)
                    .toList());
    assertEquals(List.of(360), values);
    settings.outbox.tell(waiting(0, 2));
    until(
        "it is done",
        () -> textsNow().contains("480 sent again to PACS. 2 are refused, see above."));
    assertTrue(on(() -> button("Send all again to PACS").isEnabled()));
  }

  @Test
  void tellsWhySendingAllAgainDidNotBegin() {
    open();
    page(2);
    onScreen(() -> button("Send all again to registry").doClick());
    settings.outbox.redelivery.completeExceptionally(new IOException("No space left. Free some."));
    until("it is told", () -> textsNow().contains("No space left. Free some."));
    assertTrue(on(() -> button("Send all again to registry").isEnabled()));
  }

  private static DeliveryState waiting(int waiting, int refused) {
    Optional<Instant> oldest = waiting > 0 ? Optional.of(Instant.now()) : Optional.empty();
    return new DeliveryState(
        true,
        List.of(
            new DeliveryState.Line(
                "pacs",
                waiting,
                oldest,
                0,
                Optional.empty(),
                Optional.empty(),
                refused,
                refused > 0 ? Optional.of("no") : Optional.empty())));
  }

  @Test
  void everythingIsReachedWithTabAndHasAName() {
    settings.values.put("sync.url", "https://r");
    settings.outbox.filled();
    open();
    for (int page = 0; page < 3; page++) {
      page(page);
      Set<Component> reached = new HashSet<>();
      onScreen(() -> tabs().requestFocusInWindow());
      until("the tabs have the focus", () -> tabs().isFocusOwner());
      for (int i = 0; i < 45; i++) {
        press(KeyEvent.VK_TAB);
        reached.add(
            on(() -> KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner()));
      }
      List<JComponent> wanted =
          on(
              () ->
                  Desk.all(frame, JComponent.class).stream()
                      .filter(c -> c.isShowing() && c.isEnabled())
                      .filter(
                          c ->
                              c instanceof JTextField
                                  || c instanceof JComboBox
                                  || c instanceof AbstractButton button
                                      && button.isFocusable()
                                      && button.getParent() instanceof javax.swing.JPanel)
                      .toList());
      assertTrue(wanted.size() > 1);
      for (JComponent one : wanted) {
        assertTrue(reached.contains(one), "page " + page + ": " + Desk.nameOf(one) + " " + one);
        assertFalse(Desk.nameOf(one).isBlank(), one.toString());
      }
    }
  }

  @Test
  void leavesNothingBehindWhenItGoes() {
    open();
    assertEquals(1, settings.listeners.size());
    assertEquals(1, settings.outbox.watchers.size());
    onScreen(() -> frame.dispose());
    assertEquals(0, settings.listeners.size());
    assertEquals(0, settings.outbox.watchers.size());
  }

  @Test
  void fitsBothLanguagesIntoANarrowDialog() {
    for (String language : List.of("en", "nb")) {
      Locale.setDefault(Locale.forLanguageTag(language));
      open();
      onScreen(() -> frame.setSize(470, 600));
      robot.waitForIdle();
      for (int page = 0; page < 3; page++) {
        page(page);
        robot.waitForIdle();
        int width = on(() -> tabs().getSelectedComponent().getWidth());
        for (JComponent one :
            on(
                () ->
                    Desk.all(frame, JComponent.class).stream()
                        .filter(Component::isShowing)
                        .toList())) {
          if (one instanceof JTextField || one instanceof AbstractButton) {
            int end =
                on(() -> javax.swing.SwingUtilities.convertPoint(one, one.getWidth(), 0, tabs()).x);
            assertTrue(end <= width, language + " " + page + " " + Desk.nameOf(one) + " " + end);
          }
        }
      }
      onScreen(() -> frame.dispose());
    }
  }

  private Optional<String> save() throws Exception {
    return on(panel::save).get(20, TimeUnit.SECONDS);
  }

  private void type(String name, String text) {
    onScreen(() -> ((JTextComponent) field(name)).setText(text));
  }

  private String text(String name) {
    return on(() -> ((JTextComponent) field(name)).getText());
  }

  private void choose(String name, String choice) {
    onScreen(
        () -> {
          JComboBox<?> box = (JComboBox<?>) field(name);
          for (int i = 0; i < box.getItemCount(); i++) {
            if (box.getItemAt(i).toString().equals(choice)) {
              box.setSelectedIndex(i);
            }
          }
          assertEquals(choice, String.valueOf(box.getSelectedItem()));
        });
  }

  private void page(int index) {
    onScreen(() -> tabs().setSelectedIndex(index));
  }

  private JTabbedPane tabs() {
    return Desk.all(frame, JTabbedPane.class).get(0);
  }

  private JComponent field(String name) {
    return Desk.all(frame, JComponent.class).stream()
        .filter(c -> c instanceof JTextField || c instanceof JComboBox)
        .filter(c -> Desk.nameOf(c).equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name));
  }

  private AbstractButton button(String text) {
    return Desk.all(frame, AbstractButton.class).stream()
        .filter(b -> text.equals(b.getText()) && b.isShowing())
        .findFirst()
        .orElseThrow(() -> new AssertionError(text));
  }

  private void focus(String name) {
    onScreen(() -> field(name).requestFocusInWindow());
    until(name + " has the focus", () -> field(name).isFocusOwner());
  }

  private String state() {
    return on(this::stateNow);
  }

  private String stateNow() {
    return Desk.all(frame, JTextArea.class).get(0).getText();
  }

  private List<String> texts() {
    return on(this::textsNow);
  }

  private List<String> textsNow() {
    return Desk.all(frame, JTextArea.class).stream().map(JTextComponent::getText).toList();
  }

  private boolean headed(String text) {
    return Desk.all(frame, JLabel.class).stream()
        .anyMatch(label -> label.isVisible() && text.equals(label.getText()));
  }

  private List<String> labels() {
    return on(this::labelsNow);
  }

  private List<String> labelsNow() {
    return Desk.all(frame, JLabel.class).stream().map(JLabel::getText).toList();
  }

  private void press(int... keys) {
    Arrays.stream(keys).forEach(robot::keyPress);
    for (int i = keys.length - 1; i >= 0; i--) {
      robot.keyRelease(keys[i]);
    }
    robot.waitForIdle();
  }

  private static void onScreen(Runnable task) {
    Desk.onScreen(
        () -> {
          task.run();
          return true;
        });
  }

  private static <T> T on(java.util.concurrent.Callable<T> task) {
    return Desk.onScreen(task);
  }

  private void until(String what, BooleanSupplier holds) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!on(holds::getAsBoolean)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within 20 s: " + what);
      }
      robot.delay(10);
    }
  }
}
