package org.fasit.bench;

import java.awt.AWTEvent;
import java.awt.EventQueue;
import java.awt.Toolkit;
import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;
import org.dcm4che3.data.Attributes;
import org.fasit.filter.Filter;
import org.fasit.journal.JournalOptions;
import org.fasit.journal.OpenJournal;
import org.fasit.journal.file.FileJournal;
import org.fasit.model.AiResult;
import org.fasit.model.FilterDecision;
import org.fasit.model.FilteredFinding;
import org.fasit.model.FilteredResult;
import org.fasit.model.OpenStudy;
import org.fasit.model.Region;
import org.fasit.reading.Reading;
import org.fasit.reading.ReadingState;
import org.fasit.reading.internal.ReadingRoomComponent;
import org.fasit.ui.AiPanel;
import org.fasit.ui.Command;
import org.fasit.ui.ImagePort;
import org.fasit.ui.Mark;

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
          new ReadingRoomComponent(journal, new EverythingShown(), new AnyReader());
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
      System.out.printf("%-40s %6s %8s %8s %8s%n", "ms", "n", "p50", "p99", "max");
      print("tasks on the event dispatch thread", tasks);
      print("click to durable and shown as logged", clicks);
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
      SwingUtilities.invokeAndWait(() -> panel.show(Optional.of(reading), new NoImages()));
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
    SwingUtilities.invokeAndWait(() -> panel.show(Optional.empty(), new NoImages()));
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

  private static void print(String what, List<Double> millis) {
    Collections.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "%-40s %6d %8.2f %8.2f %8.2f%n",
        what,
        millis.size(),
        percentile(millis, 0.5),
        percentile(millis, 0.99),
        millis.get(millis.size() - 1));
  }

  /** The smallest value that at least that share does not exceed (nearest rank). */
  private static double percentile(List<Double> sorted, double share) {
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
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

  private static final class NoImages implements ImagePort {
    @Override
    public void reveal(Region region) {}

    @Override
    public void marks(List<Mark> marks) {}

    @Override
    public void arm(Pick pick, String hint) {}

    @Override
    public void disarm() {}
  }

  private static final class EverythingShown implements Filter {
    @Override
    public FilteredResult apply(AiResult result, OpenStudy study) {
      return new FilteredResult(
          result,
          FilterDecision.UNTOUCHED,
          result.findings().stream()
              .map(finding -> new FilteredFinding(finding, FilterDecision.UNTOUCHED))
              .toList(),
          "");
    }

    @Override
    public String rulesHash() {
      return "";
    }

    @Override
    public Optional<String> trouble() {
      return Optional.empty();
    }
  }

  private static final class AnyReader implements ReadingRoomComponent.Config {
    @Override
    public String readerId() {
      return "ola";
    }

    @Override
    public String readerName() {
      return "Test^Ola";
    }

    @Override
    public String mode() {
      return "CONCURRENT";
    }

    @Override
    public String senders() {
      return "[]";
    }

    @Override
    public Class<? extends Annotation> annotationType() {
      return ReadingRoomComponent.Config.class;
    }
  }
}
