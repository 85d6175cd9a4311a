package org.fasit.sync.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/** A server on a real socket that keeps every byte it is sent and answers as told. */
final class CaptureServer implements AutoCloseable {

  /** What came over the wire: the head as bytes, and the body packed and unpacked. */
  record Request(byte[] head, byte[] packed, byte[] body) {
    String headText() {
      return new String(head, StandardCharsets.ISO_8859_1);
    }

    String bodyText() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile Function<Request, byte[]> answer;

  CaptureServer(Function<Request, byte[]> answer) throws IOException {
    this.answer = answer;
    Thread thread = new Thread(this::serve, "capture");
    thread.setDaemon(true);
    thread.start();
  }

  String url() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  List<Request> requests() {
    return requests;
  }

  void answerWith(Function<Request, byte[]> newAnswer) {
    answer = newAnswer;
  }

  /** A whole HTTP answer. */
  static byte[] http(int status, String contentType, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 %d X\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
            .formatted(status, contentType, bytes.length);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
    whole.writeBytes(bytes);
    return whole.toByteArray();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        Thread thread = new Thread(() -> talk(connection), "capture-connection");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void talk(Socket connection) {
    try (connection) {
      Request request = read(connection.getInputStream());
      requests.add(request);
      OutputStream out = connection.getOutputStream();
      out.write(answer.apply(request));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Request read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("cut short");
      }
      head.write(next);
    }
    String text = head.toString(StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    int length =
        text.lines()
            .filter(line -> line.startsWith("content-length:"))
            .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
            .findFirst()
            .orElse(0);
    byte[] packed = in.readNBytes(length);
    byte[] body =
        text.contains("content-encoding: gzip")
            ? new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes()
            : packed;
    return new Request(head.toByteArray(), packed, body);
  }
}
