package org.aoju.bus.logger;

import org.slf4j.LoggerFactory;

/**
 * Stands in for bus-logger, which falls back to the console: everything goes to the SLF4J logger
 * {@code org.dcm4che3}.
 */
public final class Logger {
  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger("org.dcm4che3");

  private Logger() {}

  public static void trace(String format, Object... arguments) {
    LOG.trace(format, arguments);
  }

  public static void debug(String format, Object... arguments) {
    LOG.debug(format, arguments);
  }

  public static void info(String format, Object... arguments) {
    LOG.debug(format, arguments);
  }

  public static void warn(String format, Object... arguments) {
    LOG.warn(format, arguments);
  }

  public static void error(String format, Object... arguments) {
    LOG.error(format, arguments);
  }
}
