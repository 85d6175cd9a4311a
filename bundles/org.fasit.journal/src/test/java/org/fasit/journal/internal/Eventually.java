package org.fasit.journal.internal;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.Callable;

/** Waits for what other threads and processes bring about. */
final class Eventually {

  private static final long PATIENCE = 30_000_000_000L;

  private Eventually() {}

  static void eventually(String what, Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE;
    while (!condition.call()) {
      if (System.nanoTime() > deadline) {
        fail("not in time: " + what);
      }
      Thread.sleep(5);
    }
  }
}
