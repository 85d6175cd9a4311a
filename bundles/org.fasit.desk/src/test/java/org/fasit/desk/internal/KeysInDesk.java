package org.fasit.desk.internal;

import java.awt.Component;
import java.awt.Container;
import java.awt.KeyboardFocusManager;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import org.fasit.dicom.SiteProfile;
import org.fasit.journal.ConnectionTest.Check;
import org.fasit.journal.DeliveryState;
import org.fasit.journal.Journal;
import org.fasit.reading.HostProfile;
import org.fasit.reading.ReadingRoom;
import org.fasit.reading.Settings;
import org.fasit.reading.SettingsEditor;
import org.fasit.ui.Command;

/**
 * Opens the desk's settings, gives "next finding" another key there, and saves; prints what is seen
 * as {@code NAME VALUE}. Needs a display.
 */
public final class KeysInDesk {

  private static final KeyStroke OLD = KeyStroke.getKeyStroke("J");
  private static final KeyStroke NEW = KeyStroke.getKeyStroke("F9");

  private KeysInDesk() {}

  public static void main(String[] arguments) throws Exception {
    Locale.setDefault(Locale.ENGLISH);
    DeskWindow.theme(true);
    Stored settings = new Stored();
    SettingsDoor door = new SettingsDoor(settings, settings, proxy(Journal.class));
    Desk desk = onScreen(() -> new Desk(proxy(ReadingRoom.class), () -> {}));
    onScreen(
        () -> {
          desk.settings(door);
          return true;
        });
    tell("before", desk);
    onScreen(
        () -> {
          press(desk.window().frame().getJMenuBar(), "Settings");
          return true;
        });
    JDialog dialog = await(KeysInDesk::dialog);
    JTextField field = await(() -> field(dialog, Command.NEXT));
    onScreen(
        () -> {
          KeyEvent typed =
              new KeyEvent(
                  field,
                  KeyEvent.KEY_PRESSED,
                  System.currentTimeMillis(),
                  0,
                  KeyEvent.VK_F9,
                  KeyEvent.CHAR_UNDEFINED);
          KeyboardFocusManager.getCurrentKeyboardFocusManager().redispatchEvent(field, typed);
          return true;
        });
    tell("unsaved", desk);
    onScreen(
        () -> {
          press(dialog, "Save");
          return true;
        });
    await(() -> settings.watched ? Optional.of(true) : Optional.empty());
    onScreen(() -> true);
    tell("saved", desk);
    print("open", onScreen(dialog::isVisible));
    System.exit(0);
  }

  /** What the old and the new key do beside the image and in the panel, and what the keys say. */
  private static void tell(String when, Desk desk) throws Exception {
    List<JComponent> bound =
        onScreen(
            () ->
                all(desk.window().frame().getRootPane()).stream()
                    .filter(JComponent.class::isInstance)
                    .map(JComponent.class::cast)
                    .filter(c -> does(c, OLD) || does(c, NEW))
                    .toList());
    print(when + ".old", onScreen(() -> bound.stream().filter(c -> does(c, OLD)).count()));
    print(when + ".new", onScreen(() -> bound.stream().filter(c -> does(c, NEW)).count()));
    print(when + ".shown", onScreen(() -> desk.window().panel().keys().shown(Command.NEXT)));
  }

  private static boolean does(JComponent on, KeyStroke key) {
    return on.getInputMap(JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).get(key) != null;
  }

  private static Optional<JDialog> dialog() {
    return Stream.of(Window.getWindows())
        .filter(Window::isShowing)
        .filter(JDialog.class::isInstance)
        .map(JDialog.class::cast)
        .findFirst();
  }

  /** The fields stand in the order of the commands, once the settings are read. */
  private static Optional<JTextField> field(JDialog in, Command command) {
    return all(in).stream()
        .filter(c -> c.getClass().getSimpleName().equals("KeyField"))
        .map(JTextField.class::cast)
        .skip(command.ordinal())
        .findFirst()
        .filter(field -> !field.getText().isEmpty());
  }

  private static void press(Container in, String name) {
    all(in).stream()
        .filter(AbstractButton.class::isInstance)
        .map(AbstractButton.class::cast)
        .filter(button -> button.getText() != null && button.getText().startsWith(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no button " + name))
        .doClick(0);
  }

  private static List<Component> all(Container in) {
    List<Component> found = new ArrayList<>();
    List<Component> children = new ArrayList<>(Arrays.asList(in.getComponents()));
    if (in instanceof javax.swing.JMenu menu) {
      children.addAll(Arrays.asList(menu.getMenuComponents()));
    }
    for (Component child : children) {
      found.add(child);
      if (child instanceof Container container) {
        found.addAll(all(container));
      }
    }
    return found;
  }

  private static <T> T await(Callable<Optional<T>> question) throws Exception {
    for (int tries = 0; tries < 1000; tries++) {
      Optional<T> answer = onScreen(question);
      if (answer.isPresent()) {
        return answer.get();
      }
      Thread.sleep(20);
    }
    throw new IllegalStateException("not within 20 s");
  }

  private static void print(String name, Object value) {
    System.out.println(name + " " + value);
  }

  private static <T> T onScreen(Callable<T> task) throws Exception {
    FutureTask<T> future = new FutureTask<>(task);
    SwingUtilities.invokeAndWait(future);
    return future.get();
  }

  @SuppressWarnings("unchecked")
  private static <T> T proxy(Class<T> kind) {
    return (T)
        java.lang.reflect.Proxy.newProxyInstance(
            KeysInDesk.class.getClassLoader(),
            new Class<?>[] {kind},
            (proxy, method, with) ->
                switch (method.getName()) {
                  case "profile" -> SiteProfile.NONE;
                  case "deliveries" -> new DeliveryState(true, List.of());
                  case "remarks" -> List.of();
                  case "folder" -> Path.of("journal");
                  case "watch" -> (Journal.Subscription) () -> {};
                  default -> null;
                });
  }

  /** Settings in memory, which tell of a change on a thread of their own. */
  private static final class Stored implements Settings, SettingsEditor {
    private final Map<String, String> values = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    volatile boolean watched;

    @Override
    public Path file() {
      return Path.of("fasit.json");
    }

    @Override
    public Optional<String> trouble() {
      return Optional.empty();
    }

    @Override
    public Map<String, String> keys() {
      Map<String, String> keys = new TreeMap<>();
      values.forEach((key, value) -> keys.put(key.replaceFirst("^keys\\.", ""), value));
      return keys;
    }

    @Override
    public Watch watch(Runnable listener) {
      listeners.add(listener);
      return () -> listeners.remove(listener);
    }

    @Override
    public Form read() {
      return new Form(values, Set.of(), Optional.empty());
    }

    @Override
    public void write(Map<String, Optional<String>> edits) throws IOException {
      edits.forEach(
          (key, value) ->
              value.ifPresentOrElse(text -> values.put(key, text), () -> values.remove(key)));
      listeners.forEach(Runnable::run);
      watched = true;
    }

    @Override
    public Set<String> testable() {
      return Set.of();
    }

    @Override
    public void test(String section, Map<String, Optional<String>> edits, Consumer<Check> tell) {}

    @Override
    public List<HostProfile.Node> nodes() {
      return List.of();
    }

    @Override
    public String signedIn() {
      return "";
    }
  }
}
