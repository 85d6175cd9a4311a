package org.fasit.cli;

import java.io.PrintStream;
import java.util.List;

/**
 * What libraries may log while a command runs. Standard output belongs to the command's answer, and
 * what libraries log of DICOM objects are their values: so they are silent unless debug is on.
 */
final class Logging {

  private static final String CONFIGURATION = "logback.configurationFile";
  private static final String QUIET = "org/fasit/cli/logback.xml";
  private static final String DEBUG = "org/fasit/cli/logback-debug.xml";

  private Logging() {}

  /** Whether {@code --debug} is among the arguments, or FASIT_DEBUG asks for it. */
  static boolean isDebug(List<String> arguments, String environment) {
    return arguments.contains("--debug")
        || !environment.isBlank() && !environment.strip().equals("0");
  }

  /** Must come before the first logger is made. */
  static void configure(boolean debug, PrintStream err) {
    if (debug) {
      err.println("fasit: debug is on. Patient data may appear in what follows.");
    }
    if (System.getProperty(CONFIGURATION) == null) {
      System.setProperty(CONFIGURATION, debug ? DEBUG : QUIET);
    }
  }
}
