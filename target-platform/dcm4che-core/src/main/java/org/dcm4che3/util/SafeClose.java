package org.dcm4che3.util;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;

/** Closes and ignores what goes wrong in doing so. */
public class SafeClose {
  public static void close(Closeable io) {
    if (io == null) return;
    try {
      io.close();
    } catch (IOException ignored) {
      // as the name says
    }
  }

  public static void close(Socket s) {
    close((Closeable) s);
  }
}
