package org.fasit.bench;

import java.awt.AWTEvent;
import java.awt.EventQueue;
import java.awt.Toolkit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;
import org.dcm4che3.data.Attributes;
import org.fasit.journal.JournalOptions;
import org.fasit.journal.OpenJournal;
import org.fasit.journal.file.FileJournal;
import org.fasit.model.OpenStudy;
import org.fasit.reading.Reading;
import org.fasit.reading.ReadingState;
import org.fasit.reading.internal.ReadingRoomComponent;
import org.fasit.ui.AiPanel;
import org.fasit.ui.Command;
import org.fasit.ui.ImagePort;

/**
 * Prints how long the tasks on the event dispatch thread take while a reader logs one false
 * positive after the other, in a real window with the real reading and journal. Needs a display.
 */
public final class EventThreadLatency {

  private static final int FINDINGS = 10;
  private static final int WARM_UP_STUDIES = 20;
  private static final int STUDIES = 60;
  private static final double BUDGET_MILLIS = 16;

  private EventThreadLatency() {}

  public static void main(String[] args) throws Exception {
    TimedQueue queue = new TimedQueue();
    Toolkit.getDefaultToolkit().getSystemEventQueue().push(queue);
    Path folder = Folders.make();
    try (OpenJournal journal = FileJournal.open(JournalOptions.of(folder.resolve("journal")))) {
      ReadingRoomComponent room =
          new ReadingRoomComponent(journal, new EverythingShown(), Settings.standard());
      AiPanel panel = new AiPanel();
      JFrame[] frame = new JFrame[1];
      SwingUtilities.invokeAndWait(() -> frame[0] = window(panel));
      for (int study = 0; study < WARM_UP_STUDIES; study++) {
        read(room, panel, study);
      }
      queue.start();
      List<Double> clicks = new ArrayList<>();
      for (int study = 0; study < STUDIES; study++) {
        clicks.addAll(read(room, panel, WARM_UP_STUDIES + study));
      }
      List<Double> tasks = queue.stop();
      Millis.head();
      Millis.print("tasks on the event dispatch thread", tasks);
      Millis.print("click to durable and shown as logged", clicks);
      System.out.printf(
          "tasks over %.0f ms: %d%n",
          BUDGET_MILLIS, tasks.stream().filter(millis -> millis > BUDGET_MILLIS).count());
      SwingUtilities.invokeAndWait(frame[0]::dispose);
    } finally {
      Folders.delete(folder);
    }
    System.exit(0);
  }

  /** Opens a study and logs each of its findings as false positive; gives the time of each. */
  private static List<Double> read(ReadingRoomComponent room, AiPanel panel, int number)
      throws Exception {
    OpenStudy study = SampleResults.study(number);
    Attributes report = SampleResults.report(study, number, FINDINGS);
    List<Double> clicks = new ArrayList<>();
    try (Reading reading = room.open(study)) {
      SwingUtilities.invokeAndWait(() -> panel.show(Optional.of(reading), ImagePort.NONE));
      reading.inView(true);
      reading.offer("report", report);
      await(reading, state -> rows(state) == FINDINGS);
      awaitRows(panel);
      for (int i = 0; i < FINDINGS; i++) {
        int before = i;
        SwingUtilities.invokeAndWait(() -> panel.perform(Command.NEXT));
        long start = System.nanoTime();
        SwingUtilities.invokeAndWait(() -> panel.perform(Command.FALSE_POSITIVE));
        await(reading, state -> logged(state) == before + 1);
        clicks.add((System.nanoTime() - start) / 1e6);
      }
    }
    SwingUtilities.invokeAndWait(() -> panel.show(Optional.empty(), ImagePort.NONE));
    return clicks;
  }

  /** The panel hears of a new state a little later than the reading knows it. */
  private static void awaitRows(AiPanel panel) throws Exception {
    boolean[] there = new boolean[1];
    while (!there[0]) {
      SwingUtilities.invokeAndWait(() -> there[0] = panel.can(Command.NEXT));
    }
  }

  private static int rows(ReadingState state) {
    return state.cards().stream().mapToInt(card -> card.rows().size()).sum();
  }

  private static long logged(ReadingState state) {
    return state.cards().stream()
        .flatMap(card -> card.rows().stream())
        .filter(row -> row.logged().isPresent())
        .count();
  }

  private static void await(Reading reading, Predicate<ReadingState> wanted)
      throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!wanted.test(reading.state())) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the click was not confirmed within 20 s");
      }
      Thread.sleep(0, 200_000);
    }
  }

  private static JFrame window(AiPanel panel) {
    JFrame frame = new JFrame("Fasit");
    frame.add(panel);
    frame.setSize(340, 900);
    frame.setVisible(true);
    return frame;
  }

  /** Times each event that is dispatched. */
  private static final class TimedQueue extends EventQueue {
    private final List<Double> millis = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean timing;

    @Override
    protected void dispatchEvent(AWTEvent event) {
      long start = System.nanoTime();
      super.dispatchEvent(event);
      if (timing) {
        millis.add((System.nanoTime() - start) / 1e6);
      }
    }

    void start() {
      timing = true;
    }

    List<Double> stop() {
      timing = false;
      return new ArrayList<>(millis);
    }
  }
}
