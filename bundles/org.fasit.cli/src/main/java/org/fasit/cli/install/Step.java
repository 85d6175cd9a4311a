package org.fasit.cli.install;

import java.io.IOException;

/**
 * One thing to do.
 *
 * @param text what it does, for the admin
 * @param work does it
 */
record Step(String text, Work work) {

  /** Work on files. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException;
  }
}
