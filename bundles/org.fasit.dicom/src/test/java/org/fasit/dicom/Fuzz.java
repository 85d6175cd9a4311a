package org.fasit.dicom;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.UID;
import org.dcm4che3.io.DicomOutputStream;

/**
 * Reads spoiled objects for a while, in a small heap and on a short stack: {@code Fuzz SEED SECONDS
 * FOLDER [INPUT]}. Each input depends on the seed and its number only, so that any of them can be
 * made again. Ends with 1 after telling of inputs that brought a reader down, with 3 when one hung.
 */
final class Fuzz {

  private static final long MOST_CPU_NANOS = 2_000_000_000L;
  private static final long HANG_NANOS = 60_000_000_000L;
  private static final int MOST_FINDINGS = 20;
  private static final int MOST_BYTES = 8 << 20;
  private static final int TOGETHER_EVERY = 25;
  private static final String[] SYNTAXES = {
    UID.ExplicitVRLittleEndian,
    UID.ImplicitVRLittleEndian,
    UID.ExplicitVRBigEndian,
    UID.DeflatedExplicitVRLittleEndian
  };
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final long seed;
  private final Path folder;
  private final FuzzTargets targets = new FuzzTargets();
  private final List<Attributes> seeds = FuzzSeeds.all();
  private final List<byte[]> profiles = new ArrayList<>();
  private final Map<String, Integer> findings = new TreeMap<>();
  private volatile long startedAt = System.nanoTime();
  private volatile long input;
  private long slowest;
  private long files;
  private long datasets;

  private Fuzz(long seed, Path folder) throws BadProfileException, IOException {
    this.seed = seed;
    this.folder = folder;
    Path examples = Path.of("../../docs/profiles");
    try (var all = Files.walk(examples)) {
      for (Path file : all.filter(f -> f.endsWith("profile.json")).sorted().toList()) {
        profiles.add(Files.readAllBytes(file));
      }
    }
  }

  public static void main(String[] arguments) throws Exception {
    Fuzz fuzz = new Fuzz(Long.parseLong(arguments[0]), Path.of(arguments[2]));
    fuzz.watch();
    if (arguments.length > 3) {
      fuzz.one(Long.parseLong(arguments[3]));
    } else {
      fuzz.run(Long.parseLong(arguments[1]));
    }
    System.exit(fuzz.findings.isEmpty() ? 0 : 1);
  }

  private void run(long seconds) throws IOException {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    long count = 0;
    while (System.nanoTime() < end && findings.size() < MOST_FINDINGS) {
      one(count++);
    }
    System.out.printf(
        "%d inputs (%d files, %d datasets), %d findings, slowest %d ms of processor time%n",
        count, files, datasets, findings.size(), slowest / 1_000_000);
    findings.forEach((what, times) -> System.out.println(times + " x " + what));
  }

  private void one(long number) throws IOException {
    input = number;
    Random random = new Random(seed * 31 + number);
    if (random.nextInt(20) == 0) {
      byte[] profile = profiles.get(random.nextInt(profiles.size()));
      byte[] spoiled = new FuzzBytes(random).spoil(profile);
      measure(() -> targets.profile(spoiled));
      return;
    }
    Attributes object = new Attributes(seeds.get(random.nextInt(seeds.size())));
    if (random.nextInt(4) > 0) {
      new FuzzDatasets(random).spoil(object, seeds);
    }
    byte[] file = written(object, SYNTAXES[random.nextInt(SYNTAXES.length)]);
    if (file.length == 0 || random.nextInt(3) == 0) {
      datasets++;
      measure(() -> targets.dataset(object, random));
    } else {
      files++;
      byte[] spoiled = random.nextInt(4) == 0 ? file : new FuzzBytes(random).spoil(file);
      Path path = folder.resolve("input.dcm");
      Files.write(path, spoiled);
      measure(() -> targets.file(path, random));
    }
    if (number % TOGETHER_EVERY == 0) {
      measure(() -> targets.together(random));
    }
  }

  /** The object as a file; nothing when the library cannot write it, or it would be too large. */
  private static byte[] written(Attributes object, String syntax) {
    ByteArrayOutputStream bytes = new Bounded();
    try (DicomOutputStream out = new DicomOutputStream(bytes, UID.ExplicitVRLittleEndian)) {
      out.writeDataset(object.createFileMetaInformation(syntax), object);
      out.finish();
      return bytes.toByteArray();
    } catch (IOException | RuntimeException | StackOverflowError e) {
      return new byte[0];
    }
  }

  /** Spoiling puts objects into each other; a few that hold each other would fill the heap. */
  private static final class Bounded extends ByteArrayOutputStream {
    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      require(length);
      super.write(bytes, offset, length);
    }

    @Override
    public synchronized void write(int next) {
      require(1);
      super.write(next);
    }

    private void require(int length) {
      if (length > MOST_BYTES - count) {
        throw new IllegalStateException("more than " + MOST_BYTES + " bytes");
      }
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private void measure(Work work) throws IOException {
    startedAt = System.nanoTime();
    long cpu = THREADS.getCurrentThreadCpuTime();
    try {
      work.run();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      found(e.toString(), place(e));
    }
    long spent = THREADS.getCurrentThreadCpuTime() - cpu;
    slowest = Math.max(slowest, spent);
    if (spent > MOST_CPU_NANOS) {
      found("took " + spent / 1_000_000 + " ms of processor time", "");
    }
  }

  private static String place(Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    return Arrays.stream(trace)
        .filter(frame -> frame.getClassName().startsWith("org.fasit"))
        .limit(3)
        .map(StackTraceElement::toString)
        .reduce("", (all, frame) -> all + " at " + frame);
  }

  private void found(String what, String place) {
    String first = what.lines().findFirst().orElse("").replaceAll("[0-9]+", "#");
    if (findings.merge(first + place, 1, Integer::sum) == 1) {
      System.out.println("FINDING seed " + seed + " input " + input + ": " + what + place);
    }
  }

  /** Ends the process when one input takes too long; a blocked one cannot be ended otherwise. */
  private void watch() {
    Thread reading = Thread.currentThread();
    Thread watcher =
        new Thread(
            () -> {
              while (true) {
                long since = System.nanoTime() - startedAt;
                if (since > HANG_NANOS) {
                  System.out.println("HANG seed " + seed + " input " + input);
                  for (StackTraceElement frame : reading.getStackTrace()) {
                    System.out.println("  at " + frame);
                  }
                  Runtime.getRuntime().halt(3);
                }
                sleep();
              }
            });
    watcher.setDaemon(true);
    watcher.start();
  }

  private static void sleep() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
