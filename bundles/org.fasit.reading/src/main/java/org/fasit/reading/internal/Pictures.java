package org.fasit.reading.internal;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.fasit.dicom.Preview;

/**
 * Looks at what a machine cannot read, one object at a time, on the threads that also parse.
 * Thread-safe.
 */
final class Pictures {
  static final int MOST_WAITING = 200;

  /** Datasets of the host that are kept; of more nothing can be seen. */
  static final int MOST_HELD = 20;

  private final Lane looking;
  private final Threads threads;
  private final Documents documents;
  private final Map<String, Original> originals = new ConcurrentHashMap<>();
  private final AtomicInteger waiting = new AtomicInteger();

  /** None yet. */
  Pictures(Threads threads) {
    this.threads = threads;
    looking = new Lane(threads.parsing());
    documents = new Documents(threads);
  }

  private interface Look<T> {
    Optional<T> at(Original original) throws Exception;
  }

  /** Where the object of that SOP Instance UID can be read once more. */
  void keep(String object, Original original) {
    boolean heavy = original instanceof Original.Held;
    long held = originals.values().stream().filter(Original.Held.class::isInstance).count();
    if (!heavy || held < MOST_HELD) {
      originals.put(object, original);
    }
  }

  void forget(String object) {
    originals.remove(object);
  }

  CompletableFuture<Optional<Preview>> preview(String object, int side) {
    return ask(object, original -> original.look(side));
  }

  CompletableFuture<Optional<Path>> document(String object) {
    return ask(object, original -> documents.write(object, original));
  }

  /** Documents are deleted. */
  void close() {
    originals.clear();
    documents.close();
  }

  private <T> CompletableFuture<Optional<T>> ask(String object, Look<T> look) {
    Optional<Original> original = Optional.ofNullable(originals.get(object));
    if (original.isEmpty()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    CompletableFuture<Optional<T>> answer = new CompletableFuture<>();
    if (waiting.incrementAndGet() > MOST_WAITING) {
      waiting.decrementAndGet();
      answer.complete(Optional.empty());
      return answer;
    }
    try {
      looking.execute(() -> look(original.get(), look, answer));
    } catch (RejectedExecutionException ended) {
      waiting.decrementAndGet();
      answer.complete(Optional.empty());
    }
    return answer;
  }

  /** The answer is given on another thread than the one that others wait for. */
  private <T> void look(Original original, Look<T> look, CompletableFuture<Optional<T>> answer) {
    Runnable tell;
    try {
      Optional<T> seen = look.at(original);
      tell = () -> answer.complete(seen);
    } catch (Exception | StackOverflowError | OutOfMemoryError problem) {
      tell = () -> answer.completeExceptionally(problem);
    } finally {
      waiting.decrementAndGet();
    }
    try {
      threads.work().execute(tell);
    } catch (RejectedExecutionException ended) {
      tell.run();
    }
  }
}
