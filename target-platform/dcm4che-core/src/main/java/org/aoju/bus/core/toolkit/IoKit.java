package org.aoju.bus.core.toolkit;

import java.io.Closeable;
import java.net.Socket;
import org.dcm4che3.util.SafeClose;

/** The part of bus's class of this name that the kept classes touch. */
public class IoKit {
  public static void close(Closeable io) {
    SafeClose.close(io);
  }

  public static void close(Socket socket) {
    SafeClose.close(socket);
  }
}
