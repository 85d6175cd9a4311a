package org.fasit.desk.internal;

import java.awt.AWTEvent;
import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.KeyboardFocusManager;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseEvent;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.swing.AbstractButton;
import javax.swing.JCheckBoxMenuItem;
import javax.swing.JList;
import javax.swing.JTextField;
import javax.swing.JToggleButton;
import javax.swing.MenuElement;
import javax.swing.MenuSelectionManager;
import javax.swing.SwingUtilities;
import org.fasit.model.Entry;
import org.fasit.reading.Reading;
import org.fasit.reading.Reading.Refinement;

/**
 * Watches every act of a reader as it reaches the window, and decides from what is seen there what
 * it may log: by the name of the button, by the key and by what has the focus. It knows nothing of
 * how the panel decides. What a reading is asked to log while another act is under way, or none, is
 * no act's.
 */
final class Acts extends EventQueue {

  private static final Set<String> LOGGING =
      Set.of(
          "falsePositive",
          "falsePositiveExam",
          "falseNegative",
          "falseNegativeExam",
          "agree",
          "refine",
          "outOfScope",
          "addendum",
          "undoAddendum",
          "undo");

  private static final Set<String> MISSED = Set.of("falseNegative", "falseNegativeExam");

  /** By how the spoken name of a button begins, or what it has in it. */
  private static final Map<String, Set<String>> BY_NAME =
      Map.of(
          "False positive, whole exam", Set.of("falsePositiveExam"),
          "False positive: ", Set.of("falsePositive"),
          "Agree with", Set.of("agree"),
          "Undo", Set.of("undo", "undoAddendum"),
          "The report needs an addendum", Set.of("addendum"),
          "Acknowledge:", Set.of("addendum"),
          "Which product missed this?", MISSED,
          "Which product do you agree with?", Set.of("agree"),
          "Which result is a false positive?", Set.of("falsePositiveExam"),
          "Out of scope:", Set.of("outOfScope"));

  private static final Set<String> SAYS_NOTHING =
      Set.of("Comment", "Cancel", "AI marks on the image (V)", "Open all", "Close all");

  private final Viewer viewer;
  private final Deque<String> acts = new ArrayDeque<>();
  private final AtomicInteger moves = new AtomicInteger();
  private final AtomicInteger retold = new AtomicInteger();
  private Set<String> meant = Set.of();
  private Set<String> pressed = Set.of();
  private Set<String> held = Set.of();
  private Optional<String> draft = Optional.empty();

  final List<String> violations = new CopyOnWriteArrayList<>();
  final Set<UUID> logged = ConcurrentHashMap.newKeySet();
  final Set<UUID> undone = ConcurrentHashMap.newKeySet();
  final Set<UUID> moved = ConcurrentHashMap.newKeySet();
  final List<CompletableFuture<?>> underWay = new CopyOnWriteArrayList<>();

  Acts(Viewer viewer) {
    this.viewer = viewer;
    KeyboardFocusManager.getCurrentKeyboardFocusManager()
        .addKeyEventDispatcher(
            event -> {
              key(event);
              return false;
            });
  }

  /** The same reading, watched. */
  Reading watched(Reading reading) {
    return (Reading)
        Proxy.newProxyInstance(
            Acts.class.getClassLoader(),
            new Class<?>[] {Reading.class},
            (proxy, method, with) -> {
              boolean allowed =
                  !LOGGING.contains(method.getName()) || asked(method.getName(), with);
              try {
                Object answer = method.invoke(reading, with);
                if (allowed && answer instanceof CompletableFuture<?> future) {
                  follow(method.getName(), with, future);
                }
                return answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private boolean asked(String deed, Object[] with) {
    boolean asked =
        EventQueue.isDispatchThread() && (meant.contains(deed) || isDraft(deed, with))
            || isMoved(deed);
    if (!asked) {
      violations.add(deed + " without an act: " + String.join(" > ", acts));
    }
    return asked;
  }

  /** Each move logs one missed finding after the undo, on any thread, and tells of it once. */
  private boolean isMoved(String deed) {
    if (MISSED.contains(deed) && moves.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      retold.incrementAndGet();
      return true;
    }
    return deed.equals("refine") && retold.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
  }

  /** What was typed as a comment may be kept when the study is left. */
  private boolean isDraft(String deed, Object[] with) {
    return deed.equals("refine")
        && draft.isPresent()
        && with[1] instanceof Refinement told
        && told.comment().equals(draft);
  }

  private void follow(String deed, Object[] with, CompletableFuture<?> future) {
    if (deed.equals("undo") || deed.equals("outOfScope")) {
      undone.add((UUID) with[0]);
    }
    if (LOGGING.contains(deed)) {
      underWay.add(
          future.handle(
              (entry, problem) -> {
                if (entry instanceof Entry done) {
                  logged.add(done.id());
                  if (deed.equals("outOfScope")) {
                    moved.add(done.id());
                  }
                }
                return null;
              }));
    }
  }

  @Override
  protected void dispatchEvent(AWTEvent event) {
    if (event instanceof MouseEvent mouse) {
      mouse(mouse);
    }
    try {
      super.dispatchEvent(event);
    } finally {
      meant = Set.of();
    }
  }

  private void mouse(MouseEvent event) {
    if (event.getID() == MouseEvent.MOUSE_PRESSED) {
      Component at = deepest(event.getComponent(), event.getX(), event.getY());
      pressed = ofButton(at);
      boolean points = at == viewer.canvas() && viewer.armed();
      meant = points ? Set.of("falseNegative") : Set.of();
      note("click on " + name(at) + (points ? ", waited for" : ""));
      draft = draft(event.getComponent());
    } else if (event.getID() == MouseEvent.MOUSE_RELEASED) {
      meant = pressed;
    }
  }

  private void key(KeyEvent event) {
    if (event.getID() == KeyEvent.KEY_RELEASED) {
      meant = event.getKeyCode() == KeyEvent.VK_SPACE ? held : Set.of();
      return;
    }
    if (event.getID() != KeyEvent.KEY_PRESSED) {
      return;
    }
    Component owner = event.getComponent();
    note(KeyEvent.getKeyText(event.getKeyCode()) + " on " + name(owner));
    draft = draft(owner);
    held = event.getKeyCode() == KeyEvent.VK_SPACE ? ofButton(owner) : Set.of();
    boolean undo = event.getKeyCode() == KeyEvent.VK_Z && event.isControlDown();
    meant = undo ? ofUndo(owner) : ofPlainKey(event.getKeyCode(), owner);
  }

  private static Set<String> ofUndo(Component owner) {
    return owner instanceof JTextField ? Set.of() : Set.of("undo");
  }

  private Set<String> ofPlainKey(int key, Component owner) {
    MenuElement[] menu = MenuSelectionManager.defaultManager().getSelectedPath();
    if (menu.length > 0) {
      return key == KeyEvent.VK_ENTER || key == KeyEvent.VK_SPACE
          ? ofButton(menu[menu.length - 1].getComponent())
          : Set.of();
    }
    if (owner instanceof JTextField) {
      return key == KeyEvent.VK_ENTER ? Set.of("refine") : Set.of();
    }
    if (owner != viewer.canvas() && !isLine(owner)) {
      return Set.of();
    }
    return switch (key) {
      case KeyEvent.VK_X -> Set.of("falsePositive", "falsePositiveExam");
      case KeyEvent.VK_L -> Set.of("agree");
      case KeyEvent.VK_ENTER -> viewer.armed() ? Set.of("falseNegativeExam") : Set.of();
      default -> Set.of();
    };
  }

  static boolean isLine(Component component) {
    Container parent = component.getParent();
    return parent != null && parent.getClass().getSimpleName().equals("LineList");
  }

  private Set<String> ofButton(Component at) {
    if (!(at instanceof AbstractButton button) || !button.isEnabled() || !button.isShowing()) {
      return Set.of();
    }
    String name = name(button);
    if (name.contains(" instead: ")) {
      moves.incrementAndGet();
      return Set.of("undo");
    }
    if (name.contains(" too: ")) {
      return MISSED;
    }
    Optional<Set<String>> known =
        BY_NAME.entrySet().stream()
            .filter(entry -> name.startsWith(entry.getKey()))
            .map(Map.Entry::getValue)
            .findFirst();
    boolean word = button instanceof JToggleButton || button instanceof JCheckBoxMenuItem;
    boolean silent = SAYS_NOTHING.contains(name) || name.startsWith("Comment:");
    return known.orElseGet(() -> word && !silent ? Set.of("refine") : Set.of());
  }

  /** The words in a comment field that is open. */
  private static Optional<String> draft(Component in) {
    Window window = in instanceof Window w ? w : SwingUtilities.getWindowAncestor(in);
    return all(window).stream()
        .filter(JTextField.class::isInstance)
        .filter(Component::isShowing)
        .map(field -> ((JTextField) field).getText().strip())
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  static List<Component> all(Component root) {
    List<Component> found = new ArrayList<>();
    if (root instanceof Container container) {
      for (Component child : container.getComponents()) {
        found.add(child);
        found.addAll(all(child));
      }
    }
    return found;
  }

  private static Component deepest(Component window, int x, int y) {
    Component at = SwingUtilities.getDeepestComponentAt(window, x, y);
    return at == null ? window : at;
  }

  static String name(Component component) {
    String name =
        Optional.ofNullable(component.getAccessibleContext())
            .map(context -> context.getAccessibleName())
            .orElse("");
    return name.isEmpty() || component instanceof JList
        ? component.getClass().getSimpleName()
        : name;
  }

  private void note(String act) {
    acts.add(act);
    if (acts.size() > 6) {
      acts.remove();
    }
  }

  String last() {
    return String.join(" > ", acts);
  }

  static final int CTRL_SHIFT = InputEvent.CTRL_DOWN_MASK | InputEvent.SHIFT_DOWN_MASK;
}
