package org.fasit.desk.internal;

import java.awt.Component;
import java.awt.Container;
import java.awt.Toolkit;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EventListener;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JList;
import javax.swing.SwingUtilities;
import org.fasit.desk.internal.ImageCanvas.Shown;
import org.fasit.desk.internal.Library.OnDisk;
import org.fasit.journal.JournalOptions;
import org.fasit.journal.OpenJournal;
import org.fasit.journal.file.FileJournal;
import org.fasit.model.Entry;
import org.fasit.model.Judgement;
import org.fasit.reading.Reading;
import org.fasit.reading.ReadingRoom;
import org.fasit.reading.ReadingState;
import org.fasit.reading.ReadingState.Logged;
import org.fasit.reading.internal.ReadingRoomComponent;
import org.fasit.ui.Command;

/**
 * Opens 50 studies one after the other in the desk's window, works in each, and does it all once
 * more; prints what there is of everything before, after 50 and after 100 as {@code WHEN NAME
 * COUNT}, WHEN being {@code 0}, {@code 1}, {@code 2}, and {@code closed} at the end. Arguments: a
 * folder of at least 52 studies, an empty folder for the journal. Needs a display; its own process,
 * so that the heap is its own.
 */
public final class FiftyStudies {

  static final int STUDIES = 50;
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private final Set<OnDisk> loggedIn = new HashSet<>();
  private final List<WeakReference<Pixels>> images = new ArrayList<>();
  private final DeskWindow window;
  private final CountedJournal journal;
  private final List<WeakReference<Reading>> opened;

  private FiftyStudies(
      DeskWindow window, CountedJournal journal, List<WeakReference<Reading>> opened) {
    this.window = window;
    this.journal = journal;
    this.opened = opened;
  }

  public static void main(String[] arguments) throws Exception {
    Locale.setDefault(Locale.ENGLISH);
    try (OpenJournal disk = FileJournal.open(JournalOptions.of(Path.of(arguments[1])))) {
      CountedJournal journal = new CountedJournal(disk);
      ReadingRoomComponent room = PlainReadingRoom.over(journal);
      List<WeakReference<Reading>> opened = new ArrayList<>();
      ReadingRoom remembering =
          study -> {
            Reading reading = room.open(study);
            opened.add(new WeakReference<>(reading));
            return reading;
          };
      DeskWindow.theme(true);
      CountDownLatch closed = new CountDownLatch(1);
      Desk desk = onScreen(() -> new Desk(remembering, closed::countDown));
      FiftyStudies fifty = new FiftyStudies(desk.window(), journal, opened);
      onScreen(
          () -> {
            desk.openFolder(Path.of(arguments[0]));
            return true;
          });
      try {
        fifty.run();
      } catch (Exception failed) {
        failed.printStackTrace();
        System.exit(1);
      }
      onScreen(
          () -> {
            desk.close();
            return true;
          });
      closed.await();
      long end = System.nanoTime() + 10_000_000_000L;
      while (threads("fasit-desk") > 0 && System.nanoTime() < end) {
        Thread.sleep(50);
      }
      Thread.sleep(200);
      print(
          "closed",
          Map.of("threads", threads("fasit-desk"), "watching", (long) journal.watching()));
    }
    System.exit(0);
  }

  private void run() throws Exception {
    List<OnDisk> studies = listed();
    read(studies.get(0));
    read(studies.get(1));
    read(studies.get(0));
    print("0", counted());
    for (int round = 1; round <= 2; round++) {
      for (OnDisk study : studies.subList(2, 2 + STUDIES)) {
        read(study);
      }
      read(studies.get(0));
      print(Integer.toString(round), counted());
    }
  }

  private static void print(String when, Map<String, Long> counts) {
    counts.forEach((name, count) -> System.out.println(when + " " + name + " " + count));
  }

  private List<OnDisk> listed() throws Exception {
    return until(
        "the studies are listed",
        () -> {
          JList<?> list = find(window.frame(), JList.class);
          List<OnDisk> studies = new ArrayList<>();
          for (int i = 0; i < list.getModel().getSize(); i++) {
            studies.add((OnDisk) list.getModel().getElementAt(i));
          }
          return studies.size() >= STUDIES + 2 ? Optional.of(studies) : Optional.empty();
        });
  }

  /** What a reader does: looks, jumps to the findings, logs, begins to point at what is missing. */
  private void read(OnDisk study) throws Exception {
    onScreen(
        () -> {
          window.choose(study);
          return true;
        });
    String uid = study.study().images().get(0).ref().sopInstanceUid();
    Shown shown =
        until(
            "the image is there",
            () -> window.viewer().canvas().shown().filter(s -> s.imageUid().equals(uid)));
    images.add(new WeakReference<>(shown.pixels()));
    ReadingState state = until("the results are there", this::looked);
    boolean finding = state.cards().stream().anyMatch(card -> !card.rows().isEmpty());
    perform(Command.NEXT);
    if (loggedIn.contains(study)) {
      sayAgain();
    } else if (onScreen(() -> isPossible(Command.FALSE_POSITIVE))) {
      perform(Command.FALSE_POSITIVE);
      until("it can be taken back", () -> can(Command.UNDO));
      loggedIn.add(study);
    }
    perform(Command.FALSE_NEGATIVE);
    perform(Command.FALSE_NEGATIVE);
    perform(Command.MARKS);
    perform(Command.MARKS);
  }

  /** In a study opened again what was logged stands, and saying it again logs nothing. */
  private void sayAgain() throws Exception {
    Logged logged = until("what was logged stands", this::remembered);
    if (!logged.voice().own() || !logged.voice().before()) {
      throw new IllegalStateException("not the reader's own word: " + logged);
    }
    if (onScreen(() -> isLive(window.frame(), logged))) {
      throw new IllegalStateException("FP is live again");
    }
    perform(Command.FALSE_POSITIVE);
    Reading reading = opened.get(opened.size() - 1).get();
    try {
      again(reading, logged).get();
      throw new IllegalStateException("logged twice: " + logged);
    } catch (ExecutionException refused) {
      print("again", Map.of("refused", 1L));
    }
  }

  /** Whether the FP button of that case's row is there to be clicked. */
  private static boolean isLive(Container in, Logged logged) {
    String name = "False positive: " + logged.row().map(String::valueOf).orElse("-") + " ";
    for (Component child : in.getComponents()) {
      boolean button =
          child instanceof AbstractButton
              && child.isShowing()
              && String.valueOf(child.getAccessibleContext().getAccessibleName()).startsWith(name);
      if (button || child instanceof Container container && isLive(container, logged)) {
        return true;
      }
    }
    return false;
  }

  private static CompletableFuture<Entry> again(Reading reading, Logged logged) {
    return reading.state().cards().stream()
        .filter(card -> card.key().equals(logged.result()))
        .flatMap(card -> card.rows().stream())
        .filter(row -> row.logged().equals(Optional.of(logged)))
        .findFirst()
        .map(row -> reading.falsePositive(logged.result(), row.finding().finding().key()))
        .orElseGet(() -> reading.falsePositiveExam(logged.result()));
  }

  private Optional<Logged> remembered() {
    return Optional.ofNullable(opened.get(opened.size() - 1).get()).map(Reading::state).stream()
        .flatMap(state -> state.cards().stream())
        .flatMap(
            card ->
                Stream.concat(
                    card.rows().stream().flatMap(row -> row.logged().stream()),
                    card.exam().stream()))
        .filter(logged -> logged.judgement() == Judgement.FALSE_POSITIVE)
        .findFirst();
  }

  private Optional<ReadingState> looked() {
    return Optional.ofNullable(opened.get(opened.size() - 1).get())
        .map(Reading::state)
        .filter(state -> !state.loading() && !state.cards().isEmpty());
  }

  private boolean isPossible(Command command) {
    return window.panel().can(command) && window.panel().refusal(command).isEmpty();
  }

  private Optional<Boolean> can(Command command) {
    return window.panel().can(command) ? Optional.of(true) : Optional.empty();
  }

  private void perform(Command command) throws Exception {
    onScreen(
        () -> {
          if (window.panel().can(command)) {
            window.panel().perform(command);
          }
          return true;
        });
  }

  private Map<String, Long> counted() throws Exception {
    Map<String, Long> counts = new LinkedHashMap<>();
    long heap = heap();
    counts.put("opened", (long) opened.size());
    counts.put("readings", living(opened));
    counts.put("images", living(images));
    counts.put("watching", (long) journal.watching());
    counts.put("logged", (long) journal.logged());
    counts.put("threads", threads("fasit-") - threads("fasit-reading-work"));
    counts.put("listeners", onScreen(() -> listeners(window.frame())));
    counts.put("components", onScreen(() -> components(window.frame())));
    counts.put("toolkit", (long) Toolkit.getDefaultToolkit().getAWTEventListeners().length);
    counts.put("heap", heap);
    return counts;
  }

  /** Retained bytes: what is left when the collector finds no more. */
  private static long heap() throws InterruptedException {
    long used = Long.MAX_VALUE;
    for (int i = 0; i < 10; i++) {
      System.gc();
      Thread.sleep(100);
      used = Math.min(used, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return used;
  }

  private static <T> long living(List<WeakReference<T>> all) {
    return all.stream().filter(one -> one.get() != null).count();
  }

  private static long threads(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.isAlive() && thread.getName().startsWith(name))
        .count();
  }

  /** Of every kind, on every component. */
  private static long listeners(Component on) {
    long count = 0;
    for (Class<? extends EventListener> kind : KINDS) {
      count += on.getListeners(kind).length;
    }
    count += on.getPropertyChangeListeners().length;
    if (on instanceof JComponent component) {
      count += component.getActionMap().size() + component.getAncestorListeners().length;
    }
    if (on instanceof Container container) {
      for (Component child : container.getComponents()) {
        count += listeners(child);
      }
    }
    return count;
  }

  private static final List<Class<? extends EventListener>> KINDS =
      List.of(
          java.awt.event.ComponentListener.class,
          java.awt.event.FocusListener.class,
          java.awt.event.HierarchyListener.class,
          java.awt.event.HierarchyBoundsListener.class,
          java.awt.event.KeyListener.class,
          java.awt.event.MouseListener.class,
          java.awt.event.MouseMotionListener.class,
          java.awt.event.MouseWheelListener.class,
          java.awt.event.ContainerListener.class,
          java.awt.event.ActionListener.class);

  private static long components(Component on) {
    long count = 1;
    if (on instanceof Container container) {
      for (Component child : container.getComponents()) {
        count += components(child);
      }
    }
    return count;
  }

  private static <T> T find(Container in, Class<T> kind) {
    for (Component child : in.getComponents()) {
      if (kind.isInstance(child)) {
        return kind.cast(child);
      }
      if (child instanceof Container container && find(container, kind) != null) {
        return find(container, kind);
      }
    }
    return null;
  }

  private static <T> T until(String what, Callable<Optional<T>> asked) throws Exception {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (System.nanoTime() < end) {
      Optional<T> answer = onScreen(asked);
      if (answer.isPresent()) {
        return answer.get();
      }
      Thread.sleep(5);
    }
    throw new IllegalStateException("not within a minute: " + what);
  }

  private static <T> T onScreen(Callable<T> task) throws Exception {
    FutureTask<T> future = new FutureTask<>(task);
    SwingUtilities.invokeLater(future);
    return future.get();
  }
}
