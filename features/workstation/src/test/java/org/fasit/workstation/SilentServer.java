package org.fasit.workstation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Takes connections and what comes over them, and never answers. */
final class SilentServer implements AutoCloseable {

  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<Socket> taken = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch asked = new CountDownLatch(1);

  SilentServer() throws IOException {
    Thread thread = new Thread(this::take, "silent-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void take() {
    try {
      while (true) {
        Socket one = socket.accept();
        taken.add(one);
        if (one.getInputStream().read() >= 0) {
          asked.countDown();
        }
      }
    } catch (IOException e) {
      asked.countDown();
    }
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Whether something came, once it has. */
  boolean asked() throws InterruptedException {
    return asked.await(30, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket one : List.copyOf(taken)) {
      one.close();
    }
  }
}
