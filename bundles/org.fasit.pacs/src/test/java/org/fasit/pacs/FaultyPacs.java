package org.fasit.pacs;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A tiny HTTP server that answers as it is told, byte for byte. */
public final class FaultyPacs implements AutoCloseable {

  /** What was asked. */
  public record Request(String method, String path, String headers, byte[] body) {
    public String text() {
      return new String(body, StandardCharsets.ISO_8859_1);
    }
  }

  /**
   * What is answered.
   *
   * @param bytes the whole HTTP answer
   * @param stall whether to keep silent afterwards instead of closing
   */
  public record Reply(byte[] bytes, boolean stall) {

    public static Reply of(int status, String contentType, String body) {
      byte[] content = body.getBytes(StandardCharsets.UTF_8);
      String type = contentType.isEmpty() ? "" : "Content-Type: " + contentType + "\r\n";
      return raw(
          "HTTP/1.1 %d Told\r\n%sContent-Length: %d\r\nConnection: close\r\n\r\n%s"
              .formatted(status, type, content.length, body));
    }

    public static Reply json(int status, String body) {
      return of(status, "application/dicom+json", body);
    }

    public static Reply raw(String answer) {
      return new Reply(answer.getBytes(StandardCharsets.UTF_8), false);
    }

    public Reply thenSilence() {
      return new Reply(bytes, true);
    }
  }

  private final ServerSocket socket;
  private final Function<Request, Reply> script;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  public FaultyPacs(Function<Request, Reply> script) throws IOException {
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.script = script;
    Thread thread = new Thread(this::serve, "faulty-pacs");
    thread.setDaemon(true);
    thread.start();
  }

  public URI base() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/dicom-web");
  }

  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /** How many requests of that method came. */
  public long count(String method) {
    return requests.stream().filter(request -> request.method().equals(method)).count();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        open.add(connection);
        Thread thread = new Thread(() -> serve(connection), "faulty-pacs-connection");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try {
      Request request = read(new BufferedInputStream(connection.getInputStream()));
      requests.add(request);
      Reply reply = script.apply(request);
      OutputStream out = connection.getOutputStream();
      out.write(reply.bytes());
      out.flush();
      if (!reply.stall()) {
        connection.close();
      }
    } catch (IOException gone) {
      // The other side went away.
    }
  }

  private static Request read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException();
      }
      head.write(next);
    }
    String headers = head.toString(StandardCharsets.ISO_8859_1);
    String[] first = headers.lines().findFirst().orElseThrow().split(" ");
    int length =
        headers
            .lines()
            .map(line -> line.toLowerCase(Locale.ROOT))
            .filter(line -> line.startsWith("content-length:"))
            .map(line -> Integer.parseInt(line.substring(15).strip()))
            .findFirst()
            .orElse(0);
    return new Request(first[0], first[1], headers, in.readNBytes(length));
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket connection : open) {
      connection.close();
    }
  }
}
