package org.fasit.cli.wholepath;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A line to a server that can be made to fail in the ways that lines do. */
final class FaultyLine implements AutoCloseable {

  /** How the line behaves. */
  enum Mode {
    /** As a good line. */
    WHOLE,
    /** Nobody answers: each connection is closed at once. */
    DOWN,
    /** Something in between answers 500 to everything. */
    ERROR_500,
    /** The request is cut off in its body. */
    CUT_REQUEST,
    /** The request arrives whole, and the answer is cut off in its head. */
    CUT_ANSWER,
    /** The request arrives whole, and the answer is cut off in its body. */
    CUT_ANSWER_BODY
  }

  private static final int CUT_REQUEST_AFTER = 700;
  private static final int CUT_ANSWER_AFTER = 20;
  private static final int HEAD_ENDS = 0x0d0a0d0a;
  private static final byte[] ERROR =
      "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket listener;
  private final String host;
  private final int port;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger harmed = new AtomicInteger();
  private volatile Mode mode = Mode.WHOLE;

  FaultyLine(URI server) throws IOException {
    host = server.getHost();
    port = server.getPort();
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  /** The same address, by way of this line. */
  URI through(URI server) {
    return URI.create(
        "http://127.0.0.1:"
            + listener.getLocalPort()
            + (server.getPath() == null ? "" : server.getPath()));
  }

  /** Behaves so from now on; connections of before are closed. */
  void become(Mode next) throws IOException {
    mode = next;
    harmed.set(0);
    for (Socket socket : open) {
      socket.close();
    }
  }

  /** How many connections met the present fault. */
  int harmed() {
    return harmed.get();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    become(Mode.DOWN);
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = listener.accept();
      open.add(client);
      start(() -> serve(client));
    }
  }

  private void serve(Socket client) throws IOException {
    try (client) {
      switch (mode) {
        case DOWN -> harmed.incrementAndGet();
        case ERROR_500 -> {
          client.getInputStream().read(new byte[CUT_REQUEST_AFTER]);
          client.getOutputStream().write(ERROR);
          harmed.incrementAndGet();
        }
        case WHOLE -> forward(client, Long.MAX_VALUE, this::copyAll);
        case CUT_REQUEST -> forward(client, CUT_REQUEST_AFTER, this::copyAll);
        case CUT_ANSWER ->
            forward(client, Long.MAX_VALUE, (in, out) -> copy(in, out, CUT_ANSWER_AFTER));
        case CUT_ANSWER_BODY -> forward(client, Long.MAX_VALUE, this::copyIntoBody);
      }
    } finally {
      open.remove(client);
    }
  }

  private void forward(Socket client, long requestLimit, Copy answer) throws IOException {
    try (Socket server = new Socket(host, port)) {
      open.add(server);
      Thread up =
          start(
              () -> {
                copy(client.getInputStream(), server.getOutputStream(), requestLimit);
                server.close();
              });
      answer.copy(server.getInputStream(), client.getOutputStream());
      client.close();
      server.close();
      up.join(1000);
      open.remove(server);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void copyAll(InputStream in, OutputStream out) throws IOException {
    copy(in, out, Long.MAX_VALUE);
  }

  /** The whole head, and then the first bytes of the body. */
  private void copyIntoBody(InputStream in, OutputStream out) throws IOException {
    int last = 0;
    for (int b = in.read(); b >= 0; b = in.read()) {
      out.write(b);
      last = last << 8 | b;
      if (last == HEAD_ENDS) {
        out.flush();
        copy(in, out, CUT_ANSWER_AFTER);
        return;
      }
    }
  }

  private void copy(InputStream in, OutputStream out, long limit) throws IOException {
    byte[] buffer = new byte[8192];
    long left = limit;
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        return;
      }
      out.write(buffer, 0, read);
      out.flush();
      left -= read;
    }
    harmed.incrementAndGet();
  }

  private static Thread start(Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (IOException expected) {
                // A closed line is what this class is for.
              }
            });
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private interface Copy {
    void copy(InputStream in, OutputStream out) throws IOException;
  }

  private interface Task {
    void run() throws IOException;
  }
}
