package org.fasit.journal.kill;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Starts a process again and again and kills it at random times ({@code kill -9}).
 *
 * <p>The process writes a line {@code CONFIRMED <entry id>} to its standard output for each entry
 * whose future completed, and flushes. What it managed to write before it was killed counts as
 * confirmed to a reader. All its other output is passed through.
 */
public final class KillLoop {

  /** What a process writes before the id of a confirmed entry. */
  public static final String CONFIRMED = "CONFIRMED ";

  private static final int ONE_IN = 4;
  private static final long PATIENCE_SECONDS = 60;

  private final Supplier<ProcessBuilder> command;
  private final RandomGenerator random;
  private final int longestLife;

  /**
   * Prepares the loop.
   *
   * @param longestLife milliseconds; a process dies at random within them, counted three times in
   *     four from its first confirmation, else from its start
   */
  public KillLoop(Supplier<ProcessBuilder> command, RandomGenerator random, int longestLife) {
    this.command = command;
    this.random = random;
    this.longestLife = longestLife;
  }

  /** Runs and kills so many processes, one after the other; returns the ids confirmed. */
  public List<String> run(int times) throws IOException, InterruptedException {
    List<String> confirmed = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      confirmed.addAll(runOnce());
    }
    return confirmed;
  }

  private List<String> runOnce() throws IOException, InterruptedException {
    List<String> confirmed = new ArrayList<>();
    CountDownLatch first = new CountDownLatch(1);
    Process process = command.get().redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Thread reader =
        new Thread(
            () -> {
              try (BufferedReader lines = process.inputReader()) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                  if (isConfirmation(line)) {
                    confirmed.add(line.substring(CONFIRMED.length()));
                    first.countDown();
                  } else {
                    System.out.println(line);
                  }
                }
              } catch (IOException e) {
                System.out.println("The pipe broke: " + e.getMessage());
              }
            });
    reader.start();
    if (random.nextInt(ONE_IN) > 0 && !first.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("the process confirmed nothing in " + PATIENCE_SECONDS + " s");
    }
    Thread.sleep(random.nextInt(longestLife));
    kill(process);
    reader.join();
    return confirmed;
  }

  /** Kills a process, and leaves what it has written to be read. */
  public static void kill(Process process) throws InterruptedException {
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  /** A line cut off by the kill is not one. */
  private static boolean isConfirmation(String line) {
    return line.startsWith(CONFIRMED) && line.length() == CONFIRMED.length() + 36;
  }
}
