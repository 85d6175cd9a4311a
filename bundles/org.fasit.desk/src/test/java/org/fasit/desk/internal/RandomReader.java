package org.fasit.desk.internal;

import java.awt.Component;
import java.awt.EventQueue;
import java.awt.KeyboardFocusManager;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseEvent;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import javax.swing.AbstractButton;
import javax.swing.JList;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;
import org.fasit.evaluation.EffectiveConclusion;
import org.fasit.evaluation.PossibleWords;
import org.fasit.evaluation.PossibleWords.Claim;
import org.fasit.evaluation.Word;
import org.fasit.journal.Journal;
import org.fasit.journal.JournalOptions;
import org.fasit.journal.OpenJournal;
import org.fasit.journal.file.FileJournal;
import org.fasit.model.Assessment;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.FilteredResult;
import org.fasit.reading.ReadingRoom;
import org.fasit.reading.internal.ReadingRoomComponent;

/**
 * Clicks and types at random in the desk's window, as fast as the machine can, and prints what was
 * logged without an act, what contradicts what was logged before, what was thrown, and whether the
 * keyboard focus was lost. Arguments: a folder of studies, an empty folder for the journal, the
 * seed, how many acts. Needs a display.
 */
public final class RandomReader {

  private static final int[] KEYS = {
    KeyEvent.VK_X,
    KeyEvent.VK_F,
    KeyEvent.VK_L,
    KeyEvent.VK_J,
    KeyEvent.VK_U,
    KeyEvent.VK_V,
    KeyEvent.VK_O,
    KeyEvent.VK_ENTER,
    KeyEvent.VK_ESCAPE,
    KeyEvent.VK_DOWN,
    KeyEvent.VK_W
  };

  private static final List<String> TEXTS =
      List.of("Epifysen er ikke et brudd\n", "xl", "overlapp\n", "Fluid f", "ok\n");

  /** A reader's words on one study are remembered; nobody's are of one opening. */
  private static final Function<Event.Assessed, String> SCOPE =
      said ->
          said.reader().isKnown()
              ? said.study().studyInstanceUid() + said.reader().id()
              : said.exposure().orElseThrow().toString();

  private final Random random;
  private final DeskWindow window;
  private final Acts acts;
  private final List<String> troubles = new CopyOnWriteArrayList<>();

  private RandomReader(long seed, DeskWindow window, Acts acts) {
    random = new Random(seed);
    this.window = window;
    this.acts = acts;
  }

  public static void main(String[] arguments) throws Exception {
    Locale.setDefault(Locale.ENGLISH);
    long seed = Long.parseLong(arguments[2]);
    List<String> thrown = new CopyOnWriteArrayList<>();
    Thread main = Thread.currentThread();
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, problem) -> {
          thrown.add(problem.toString());
          problem.printStackTrace();
          if (thread == main) {
            System.exit(1);
          }
        });
    List<Entry> entries = new CopyOnWriteArrayList<>();
    try (OpenJournal disk = FileJournal.open(JournalOptions.of(Path.of(arguments[1])))) {
      ReadingRoomComponent room = PlainReadingRoom.over(heard(disk, entries));
      DeskWindow.theme(true);
      CompletableFuture<Acts> watching = new CompletableFuture<>();
      ReadingRoom watched = study -> watching.join().watched(room.open(study));
      Desk desk = onScreen(() -> new Desk(watched, () -> {}));
      Acts acts = onScreen(() -> new Acts(desk.window().viewer()));
      Toolkit.getDefaultToolkit().getSystemEventQueue().push(acts);
      watching.complete(acts);
      RandomReader reader = new RandomReader(seed, desk.window(), acts);
      onScreen(
          () -> {
            desk.openFolder(Path.of(arguments[0]));
            return true;
          });
      reader.read(Integer.parseInt(arguments[3]));
      CompletableFuture.allOf(acts.underWay.toArray(CompletableFuture[]::new)).join();
      reader.tell(entries, thrown);
    }
    System.exit(0);
  }

  private void read(int count) throws Exception {
    until("the studies are listed", () -> studies().getModel().getSize() > 3);
    until("the image has the focus", () -> window.viewer().canvas().isFocusOwner());
    for (int i = 0; i < count; i++) {
      onScreen(
          () -> {
            act();
            return true;
          });
      if (i % 20 == 0) {
        focusIsSomewhere();
      }
    }
    keysLive();
  }

  private void tell(List<Entry> entries, List<String> thrown) {
    acts.violations.forEach(what -> System.out.println("unmeant " + what));
    List<String> unknown = new ArrayList<>();
    entries.forEach(entry -> unknown(entry).ifPresent(unknown::add));
    unknown.forEach(what -> System.out.println("unrecorded " + what));
    contradictions(entries).forEach(what -> System.out.println("contradiction " + what));
    troubles.forEach(what -> System.out.println("focus " + what));
    thrown.forEach(what -> System.out.println("thrown " + what));
    long said = entries.stream().filter(e -> e.event() instanceof Event.Assessed).count();
    long told = entries.stream().filter(e -> e.event() instanceof Event.Refined).count();
    long back = entries.stream().filter(e -> e.event() instanceof Event.Undone).count();
    System.out.println("said " + said);
    System.out.println("told " + told);
    System.out.println("back " + back);
  }

  /** What of the journal no recorded act has logged. */
  private Optional<String> unknown(Entry entry) {
    Event event = entry.event();
    boolean known = true;
    if (event instanceof Event.Assessed) {
      known = acts.logged.contains(entry.id());
    } else if (event instanceof Event.Refined refined) {
      known = acts.logged.contains(entry.id()) || acts.moved.contains(refined.assessment());
    } else if (event instanceof Event.Addendum) {
      known = acts.logged.contains(entry.id());
    } else if (event instanceof Event.Undone back) {
      known =
          acts.logged.contains(entry.id())
              || acts.undone.contains(back.assessment())
              || acts.moved.contains(back.assessment());
    }
    return known ? Optional.empty() : Optional.of(entry.event().toString());
  }

  /**
   * Plays the journal again, and asks of each word whether it was possible then. A remembered case
   * that is moved out of scope no longer tells which showing it judged.
   */
  private static List<String> contradictions(List<Entry> entries) {
    Map<UUID, FilteredResult> shown = new HashMap<>();
    Map<String, Map<UUID, Word>> said = new HashMap<>();
    List<String> found = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.event() instanceof Event.ExposureStarted started) {
        shown.put(entry.id(), started.shown());
      } else if (entry.event() instanceof Event.Undone undone) {
        said.values().forEach(words -> words.remove(undone.assessment()));
      } else if (entry.event() instanceof Event.Assessed assessed
          && assessed.exposure().isPresent()) {
        FilteredResult result = shown.get(assessed.exposure().orElseThrow());
        String key = SCOPE.apply(assessed) + result.result().key();
        Map<UUID, Word> words = said.computeIfAbsent(key, none -> new HashMap<>());
        Word word = word(assessed.assessment());
        Claim claim = Claim.of(EffectiveConclusion.of(result), true);
        PossibleWords.refusal(word, claim, words.values())
            .ifPresent(why -> found.add(why + " " + word + " after " + words.values()));
        words.values().removeIf(earlier -> PossibleWords.replaces(word, earlier));
        words.put(entry.id(), word);
      }
    }
    return found;
  }

  private static Word word(Assessment said) {
    if (said.finding().isPresent()) {
      var finding = said.finding().get();
      return Word.ofFinding(said.judgement(), finding.key(), finding.presence());
    }
    return said.place().isPresent()
        ? Word.ofPlace(said.judgement())
        : Word.ofExam(said.judgement());
  }

  private void act() {
    int choice = random.nextInt(100);
    if (choice < 40) {
      clickControl();
    } else if (choice < 50) {
      Component canvas = window.viewer().canvas();
      click(canvas, random.nextInt(canvas.getWidth()), random.nextInt(canvas.getHeight()));
    } else if (choice < 76) {
      press(KEYS[random.nextInt(KEYS.length)], 0);
    } else if (choice < 80) {
      press(KeyEvent.VK_Z, Acts.CTRL_SHIFT);
    } else if (choice < 88) {
      TEXTS.get(random.nextInt(TEXTS.size())).chars().forEach(this::type);
    } else if (choice < 94) {
      press(KeyEvent.VK_TAB, random.nextBoolean() ? 0 : InputEvent.SHIFT_DOWN_MASK);
    } else if (choice < 97) {
      press(KeyEvent.VK_SPACE, 0);
    } else {
      JList<?> list = studies();
      Rectangle cell = list.getCellBounds(0, 0);
      int row = random.nextInt(Math.min(8, list.getModel().getSize()));
      click(list, 20, cell.height * row + cell.height / 2);
    }
  }

  private void clickControl() {
    List<Component> controls = new ArrayList<>();
    for (Window each : Window.getWindows()) {
      if (each.isShowing()) {
        Acts.all(each).stream().filter(this::isControl).forEach(controls::add);
      }
    }
    if (!controls.isEmpty()) {
      Component at = controls.get(random.nextInt(controls.size()));
      click(at, at.getWidth() / 2, at.getHeight() / 2);
    }
  }

  private boolean isControl(Component component) {
    boolean ours =
        component instanceof AbstractButton
            || component instanceof JTextField
            || Acts.isLine(component);
    return ours
        && component.isShowing()
        && SwingUtilities.getAncestorOfClass(DeskMenu.class, component) == null
        && !Acts.name(component).startsWith("Open: ");
  }

  private void click(Component on, int x, int y) {
    Window top = SwingUtilities.getWindowAncestor(on);
    Point at = SwingUtilities.convertPoint(on, x, y, top);
    for (int id :
        new int[] {
          MouseEvent.MOUSE_MOVED,
          MouseEvent.MOUSE_PRESSED,
          MouseEvent.MOUSE_RELEASED,
          MouseEvent.MOUSE_CLICKED
        }) {
      boolean moved = id == MouseEvent.MOUSE_MOVED;
      int buttons = id == MouseEvent.MOUSE_PRESSED ? InputEvent.BUTTON1_DOWN_MASK : 0;
      post(
          new MouseEvent(
              top,
              id,
              System.currentTimeMillis(),
              buttons,
              at.x,
              at.y,
              moved ? 0 : 1,
              false,
              moved ? MouseEvent.NOBUTTON : MouseEvent.BUTTON1));
    }
  }

  private void type(int letter) {
    char typed = (char) letter;
    int key = typed == '\n' ? KeyEvent.VK_ENTER : KeyEvent.getExtendedKeyCodeForChar(letter);
    int shift = Character.isUpperCase(typed) ? InputEvent.SHIFT_DOWN_MASK : 0;
    key(key, shift, typed);
  }

  private void press(int key, int modifiers) {
    boolean letter = key >= KeyEvent.VK_A && key <= KeyEvent.VK_Z && modifiers == 0;
    char typed = letter ? Character.toLowerCase((char) key) : KeyEvent.CHAR_UNDEFINED;
    key(key, modifiers, key == KeyEvent.VK_SPACE ? ' ' : typed);
  }

  private void key(int key, int modifiers, char typed) {
    long now = System.currentTimeMillis();
    Component on = window.frame();
    post(new KeyEvent(on, KeyEvent.KEY_PRESSED, now, modifiers, key, typed));
    if (typed != KeyEvent.CHAR_UNDEFINED) {
      post(new KeyEvent(on, KeyEvent.KEY_TYPED, now, modifiers, KeyEvent.VK_UNDEFINED, typed));
    }
    post(new KeyEvent(on, KeyEvent.KEY_RELEASED, now, modifiers, key, typed));
  }

  private void post(java.awt.AWTEvent event) {
    EventQueue queue = Toolkit.getDefaultToolkit().getSystemEventQueue();
    queue.postEvent(event);
  }

  private JList<?> studies() {
    return Acts.all(window.frame()).stream()
        .filter(JList.class::isInstance)
        .map(c -> (JList<?>) c)
        .findFirst()
        .orElseThrow();
  }

  /** Something that can be seen has the focus, or a menu is open. */
  private void focusIsSomewhere() throws Exception {
    long end = System.nanoTime() + 3_000_000_000L;
    while (!onScreen(RandomReader::hasFocus)) {
      if (System.nanoTime() > end) {
        troubles.add("lost after " + onScreen(acts::last));
        onScreen(() -> window.viewer().canvas().requestFocusInWindow());
        return;
      }
      Thread.sleep(5);
    }
  }

  private static boolean hasFocus() {
    Component owner = KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
    return owner != null && owner.isShowing();
  }

  /** After a click on the image the reading's keys act. */
  private void keysLive() throws Exception {
    onScreen(
        () -> {
          javax.swing.MenuSelectionManager.defaultManager().clearSelectedPath();
          click(window.viewer().canvas(), 5, 5);
          return true;
        });
    until("the image has the focus", () -> window.viewer().canvas().isFocusOwner());
    boolean armed = onScreen(() -> window.viewer().armed());
    onScreen(
        () -> {
          press(KeyEvent.VK_F, 0);
          return true;
        });
    onScreen(() -> true);
    boolean can = onScreen(() -> window.panel().can(org.fasit.ui.Command.FALSE_NEGATIVE));
    if (can && onScreen(() -> window.viewer().armed()) == armed) {
      troubles.add("keys are dead after " + onScreen(acts::last));
    }
  }

  private static void until(String what, Callable<Boolean> asked) throws Exception {
    long end = System.nanoTime() + 30_000_000_000L;
    while (!onScreen(asked)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("not within 30 s: " + what);
      }
      Thread.sleep(5);
    }
  }

  private static <T> T onScreen(Callable<T> task) throws Exception {
    FutureTask<T> future = new FutureTask<>(task);
    SwingUtilities.invokeLater(future);
    return future.get();
  }

  /** A journal that keeps what was appended, in order. */
  private static Journal heard(Journal disk, List<Entry> entries) {
    return (Journal)
        Proxy.newProxyInstance(
            RandomReader.class.getClassLoader(),
            new Class<?>[] {Journal.class},
            (proxy, method, with) -> {
              try {
                Object answer = method.invoke(disk, with);
                return answer instanceof CompletableFuture<?> future
                        && method.getName().equals("append")
                    ? future.thenApply(
                        entry -> {
                          entries.add((Entry) entry);
                          return entry;
                        })
                    : answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
