package org.fasit.reading.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.fasit.reading.internal.ResultParser.Parsed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in offered objects and has them parsed, one at a time and in the order offered, on a pool
 * that all readings share. An object that was understood is not parsed again; one that could not be
 * read may come again, as it may have been cut short the first time.
 */
final class Intake {
  /** Objects that wait at once; a study that offers more is not one to read them all from. */
  static final int MOST_WAITING = 10_000;

  private static final int MOST_ATTEMPTS = 3;
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

  /**
   * Who gets the objects, on the parsing thread, and calls {@link Intake#taken} for each once it
   * shows.
   */
  interface Receiver {
    void parsed(String key, String label, Parsed parsed);
  }

  private final Lane parsing;
  private final Receiver receiver;
  private final AtomicInteger waiting = new AtomicInteger();
  private final Set<String> understood = new HashSet<>();
  private final Map<String, Integer> attempts = new HashMap<>();
  private final Map<String, String> keys = new HashMap<>();
  private volatile boolean closed;

  Intake(Threads threads, Receiver receiver) {
    this.parsing = new Lane(threads.parsing());
    this.receiver = receiver;
  }

  /** An object that the receiver was told of has been dealt with. */
  void taken() {
    waiting.decrementAndGet();
  }

  /** Whether objects are waiting, being parsed, or about to show. */
  boolean busy() {
    return waiting.get() > 0;
  }

  /**
   * Takes an object in.
   *
   * @param label what a person knows it by
   * @param key tells what it is known by, asked on the parsing thread
   * @param parse parses it
   */
  void offer(String label, Supplier<String> key, Supplier<Parsed> parse) {
    if (closed) {
      return;
    }
    if (waiting.incrementAndGet() > MOST_WAITING) {
      String reason = Messages.get("unreadable.tooMany", MOST_WAITING);
      receiver.parsed(label, label, new Parsed.Unreadable(reason));
      return;
    }
    try {
      parsing.execute(() -> take(label, key, parse));
    } catch (RejectedExecutionException ended) {
      waiting.decrementAndGet();
    }
  }

  /**
   * Objects are gone, and may come again; in the order of the calls with what was offered.
   *
   * @param then is given the keys of those that were offered
   */
  void withdraw(Set<String> sopInstanceUids, Consumer<Set<String>> then) {
    try {
      parsing.execute(() -> then.accept(forget(sopInstanceUids)));
    } catch (RejectedExecutionException ended) {
      LOG.debug("Objects left after the end");
    }
  }

  private Set<String> forget(Set<String> sopInstanceUids) {
    Set<String> gone = new HashSet<>(sopInstanceUids);
    sopInstanceUids.forEach(uid -> Optional.ofNullable(keys.remove(uid)).ifPresent(gone::add));
    understood.removeAll(gone);
    attempts.keySet().removeAll(gone);
    return gone;
  }

  void close() {
    closed = true;
  }

  private void take(String label, Supplier<String> known, Supplier<Parsed> parse) {
    String key = label;
    Parsed parsed = new Parsed.NotAiResult();
    try {
      if (!closed) {
        key = known.get();
        parsed = parseOnce(key, parse);
      }
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError problem) {
      LOG.warn("An object could not be read: {}", problem.getClass().getName());
      LOG.debug("An object could not be read", problem);
      parsed = new Parsed.Unreadable(Messages.get("unreadable.failed", Reasons.of(problem)));
    }
    receiver.parsed(key, label, parsed);
  }

  private Parsed parseOnce(String key, Supplier<Parsed> parse) {
    if (understood.contains(key) || attempts.merge(key, 1, Integer::sum) > MOST_ATTEMPTS) {
      return new Parsed.NotAiResult();
    }
    Parsed parsed = parse.get();
    if (!(parsed instanceof Parsed.Unreadable)) {
      understood.add(key);
    }
    if (parsed instanceof Parsed.Result read) {
      keys.put(read.found().result().key(), key);
    }
    return parsed;
  }
}
