package org.fasit.journal.internal;

/** Threads that do not keep the viewer alive. */
final class Threads {

  private Threads() {}

  static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
