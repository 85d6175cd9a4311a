package org.fasit.cli.demo;

import java.nio.file.Path;

/** The Java that runs us. */
final class Java {

  private Java() {}

  static String command() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
