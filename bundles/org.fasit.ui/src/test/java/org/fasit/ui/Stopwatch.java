package org.fasit.ui;

import java.awt.AWTEvent;
import java.awt.EventQueue;
import java.awt.Toolkit;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.fasit.reading.ReadingState;

/**
 * Prints how long tasks keep the event dispatch thread busy while a reader selects, logs and takes
 * back; {@code main}, not a test. Processor time counts what this program does, wall time also what
 * others on the machine do.
 */
final class Stopwatch extends EventQueue {

  private static final int WARM_UP = 100;
  private static final int TIMES = 300;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final List<Long> wall = Collections.synchronizedList(new ArrayList<>());
  private final List<Long> processor = Collections.synchronizedList(new ArrayList<>());

  private Stopwatch() {}

  @Override
  protected void dispatchEvent(AWTEvent event) {
    long start = System.nanoTime();
    long before = threads.getCurrentThreadCpuTime();
    super.dispatchEvent(event);
    processor.add(threads.getCurrentThreadCpuTime() - before);
    wall.add(System.nanoTime() - start);
  }

  public static void main(String[] args) throws Exception {
    Stopwatch stopwatch = new Stopwatch();
    Toolkit.getDefaultToolkit().getSystemEventQueue().push(stopwatch);
    stopwatch.measure("two cards", Scenes.state(List.of(Scenes.fractures(), Scenes.chest())));
    stopwatch.measure("1000 findings", Scenes.many(1000));
    System.exit(0);
  }

  private void measure(String what, ReadingState state) throws Exception {
    new Screen().launcherSessionOpened(null);
    try (Desk desk = new Desk(state, 320)) {
      for (int i = 0; i < WARM_UP + TIMES; i++) {
        if (i == WARM_UP) {
          wall.clear();
          processor.clear();
        }
        desk.perform(Command.NEXT);
        desk.perform(Command.FALSE_POSITIVE);
        Thread.sleep(8);
        desk.perform(Command.UNDO);
        Thread.sleep(8);
      }
    }
    System.out.printf("%s, tasks: %d%n", what, wall.size());
    print("  processor", processor);
    print("  wall", wall);
  }

  private static void print(String name, List<Long> nanos) {
    List<Long> sorted = new ArrayList<>(nanos);
    Collections.sort(sorted);
    System.out.printf(
        "%s: median %.2f ms, p99 %.2f ms, p99.9 %.2f ms, most %.2f ms%n",
        name,
        sorted.get(sorted.size() / 2) / 1e6,
        sorted.get(sorted.size() * 99 / 100) / 1e6,
        sorted.get((int) (sorted.size() * 0.999)) / 1e6,
        sorted.get(sorted.size() - 1) / 1e6);
  }
}
