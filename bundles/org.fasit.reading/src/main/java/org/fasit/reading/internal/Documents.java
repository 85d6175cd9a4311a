package org.fasit.reading.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PDFs on their way to the program that shows them: each in a folder of its own that only its owner
 * can enter, {@value #MOST} at most. Deleted once the study is closed, but a minute after they were
 * last asked for at the soonest, as the program has yet to open them; else when the process ends;
 * else, after a crash, by the next process that writes one.
 */
final class Documents {
  static final int MOST = 20;
  static final Duration GRACE = Duration.ofMinutes(1);

  private static final String PREFIX = "fasit-document-";
  private static final Duration LEFT_OVER = Duration.ofDays(1);
  private static final Logger LOG = LoggerFactory.getLogger(Documents.class);

  private record Written(Path file, long askedAt) {}

  private final Threads threads;
  private final Map<String, Written> written = new LinkedHashMap<>(16, 0.75f, true);
  private boolean closed;

  Documents(Threads threads) {
    this.threads = threads;
  }

  /**
   * The PDF of an object.
   *
   * @return empty when there is none in it
   */
  synchronized Optional<Path> write(String object, Original original) throws IOException {
    if (closed) {
      return Optional.empty();
    }
    Written known = written.get(object);
    if (known != null && Files.isRegularFile(known.file())) {
      written.put(object, new Written(known.file(), System.nanoTime()));
      return Optional.of(known.file());
    }
    if (written.isEmpty()) {
      sweep();
    }
    Optional<Path> file = write(original);
    file.ifPresent(path -> written.put(object, new Written(path, System.nanoTime())));
    while (written.size() > MOST) {
      String eldest = written.keySet().iterator().next();
      delete(written.remove(eldest).file());
    }
    return file;
  }

  private static Optional<Path> write(Original original) throws IOException {
    Path folder = Files.createTempDirectory(PREFIX);
    folder.toFile().deleteOnExit();
    Path file = Files.createTempFile(folder, "result-", ".pdf");
    file.toFile().deleteOnExit();
    boolean whole = false;
    try (OutputStream out = Files.newOutputStream(file)) {
      whole = original.writePdf(out);
    } finally {
      if (!whole) {
        delete(file);
      }
    }
    return whole ? Optional.of(file) : Optional.empty();
  }

  synchronized void close() {
    closed = true;
    List<Written> left = new ArrayList<>(written.values());
    written.clear();
    left.forEach(this::deleteLater);
  }

  private void deleteLater(Written document) {
    long age = System.nanoTime() - document.askedAt();
    try {
      threads
          .timer()
          .schedule(
              () -> delete(document.file()),
              Math.max(0, GRACE.toNanos() - age),
              TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException shutDown) {
      delete(document.file());
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
      Files.deleteIfExists(file.getParent());
    } catch (IOException inUse) {
      LOG.debug("A document is deleted when the process ends: {}", inUse.getClass().getName());
    }
  }

  /** What a process that crashed has left of this user's. */
  private static void sweep() {
    Path temp = Path.of(System.getProperty("java.io.tmpdir"));
    Instant old = Instant.now().minus(LEFT_OVER);
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(temp, PREFIX + "*")) {
      String user = System.getProperty("user.name", "");
      for (Path folder : folders) {
        if (Files.getLastModifiedTime(folder).toInstant().isBefore(old)
            && Files.getOwner(folder).getName().endsWith(user)) {
          empty(folder);
        }
      }
    } catch (IOException | UnsupportedOperationException notNow) {
      LOG.debug("Documents of before were not looked for: {}", notNow.getClass().getName());
    }
  }

  private static void empty(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "result-*.pdf")) {
      for (Path file : files) {
        delete(file);
      }
    }
  }
}
