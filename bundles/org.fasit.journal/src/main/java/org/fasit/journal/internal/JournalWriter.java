package org.fasit.journal.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.fasit.model.Traces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes: takes all that waits, writes it, makes it durable with one fsync,
 * tells the ledger, and then confirms, on a thread of its own so that no listener holds up the next
 * line.
 */
final class JournalWriter {

  private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);
  private static final int LARGEST_GROUP = 256;
  private static final long NO_SPACE = 64 << 10;
  private static final Work STOP = new Work(() -> new Line.Unknown(""), new CompletableFuture<>());

  private final LinkedBlockingQueue<Work> queue = new LinkedBlockingQueue<>();
  private final ExecutorService confirmations =
      Executors.newSingleThreadExecutor(work -> Threads.daemon("fasit-journal-confirm", work));
  private final Begin begin;
  private final Supplier<Line.Closed> closing;
  private final Consumer<Placed> written;
  private final Path folder;
  private final Thread thread;
  private Optional<OwnFile> file = Optional.empty();
  private boolean dirty;
  private boolean retire;
  private boolean closed;

  /** Begins a new file of this process. */
  interface Begin {
    OwnFile file() throws IOException;
  }

  private record Work(Supplier<Line> line, CompletableFuture<Line> done) {}

  private record Done(Work work, Placed placed) {}

  /**
   * Prepares a writer.
   *
   * @param begin makes the file with the first line, and a new one when a file has to be left
   * @param closing makes the last line of a file
   * @param written is told of each line when it is durable, before it is confirmed
   */
  JournalWriter(Path folder, Begin begin, Supplier<Line.Closed> closing, Consumer<Placed> written) {
    this.folder = folder;
    this.begin = begin;
    this.closing = closing;
    this.written = written;
    this.thread = Threads.daemon("fasit-journal-writer", this::run);
  }

  void start() {
    thread.start();
  }

  /**
   * Puts a line in the queue.
   *
   * @param line makes it, on the writer's thread
   * @return completes when it is durable
   */
  CompletableFuture<Line> submit(Supplier<Line> line) {
    Work work = new Work(line, new CompletableFuture<>());
    synchronized (queue) {
      if (closed) {
        work.done().completeExceptionally(new IOException(Messages.text("closed")));
      } else {
        queue.add(work);
      }
    }
    return work.done();
  }

  /**
   * Writes what is queued, ends the file and stops; waits for that at most so many milliseconds.
   */
  void close(long milliseconds) throws InterruptedException {
    synchronized (queue) {
      if (!closed) {
        closed = true;
        queue.add(STOP);
      }
    }
    thread.join(Math.max(1, milliseconds));
  }

  private void run() {
    List<Work> group = new ArrayList<>();
    boolean stop = false;
    while (!stop) {
      try {
        group.add(queue.take());
        queue.drainTo(group, LARGEST_GROUP - 1);
        stop = group.remove(STOP);
        if (!group.isEmpty()) {
          write(group);
        }
      } catch (InterruptedException e) {
        LOG.warn("The journal's writer is not to be interrupted");
      }
      group.clear();
    }
    file.ifPresent(this::end);
    confirmations.shutdown();
  }

  private void end(OwnFile open) {
    if (dirty) {
      open.leave();
    } else {
      open.end(closing.get());
    }
  }

  private void write(List<Work> group) {
    List<Done> done = new ArrayList<>();
    List<Work> open = new ArrayList<>(group);
    try {
      OwnFile target = target();
      for (Work work : group) {
        write(work, target, done, open);
      }
      if (!done.isEmpty()) {
        commit(target);
      }
    } catch (IOException | RuntimeException | Error e) {
      LOG.error("Could not write to the journal in {}: {}", folder, e.toString());
      LOG.debug("Could not write", e);
      rollBack();
      IOException told = told(e);
      open.forEach(work -> fail(work, told));
      return;
    }
    done.forEach(this::confirm);
  }

  private void write(Work work, OwnFile target, List<Done> done, List<Work> open)
      throws IOException {
    dirty = true;
    try {
      done.add(new Done(work, target.write(work.line().get())));
    } catch (EntryTooLarge e) {
      open.remove(work);
      fail(work, e);
    } catch (RuntimeException e) {
      LOG.error("Cannot log this", Traces.of(e));
      open.remove(work);
      fail(work, told(e));
    }
  }

  /** The file to write to, after what a failure left behind is cleared away. */
  private OwnFile target() throws IOException {
    if (file.isPresent() && dirty) {
      file.get().rollBack();
      dirty = false;
    }
    if (file.isPresent() && retire) {
      file.get().leave();
      file = Optional.empty();
      retire = false;
    }
    if (file.isEmpty()) {
      file = Optional.of(begin.file());
    }
    return file.get();
  }

  /** After a failed fsync the file is given up: the next one could tell success falsely. */
  private void commit(OwnFile target) throws IOException {
    retire = true;
    target.commit();
    retire = false;
    dirty = false;
  }

  private void rollBack() {
    if (file.isEmpty() || !dirty) {
      return;
    }
    try {
      file.get().rollBack();
      dirty = false;
    } catch (IOException e) {
      LOG.error("Could not cut {} back to its last confirmed line", file.get().path(), e);
    }
  }

  private void confirm(Done done) {
    try {
      written.accept(done.placed());
    } catch (RuntimeException e) {
      LOG.error("The ledger failed", Traces.of(e));
    }
    confirmations.execute(() -> done.work().done().complete(done.placed().line()));
  }

  private void fail(Work work, Exception reason) {
    confirmations.execute(() -> work.done().completeExceptionally(reason));
  }

  private IOException told(Throwable cause) {
    if (usableSpace() < NO_SPACE) {
      return new IOException(Messages.text("diskFull", folder), cause);
    }
    return new IOException(
        Messages.text("notWritten", folder, String.valueOf(cause.getMessage())), cause);
  }

  private long usableSpace() {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      return Long.MAX_VALUE;
    }
  }
}
