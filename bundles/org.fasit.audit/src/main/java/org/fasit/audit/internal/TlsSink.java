package org.fasit.audit.internal;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.fasit.audit.AuditTrail;
import org.fasit.audit.NodeAlerts;
import org.fasit.tls.LiveTls;
import org.fasit.tls.TlsTrouble;

/**
 * Syslog over TLS (RFC 5425): each message with its length before it, over one connection that is
 * made again when it is gone.
 */
final class TlsSink implements Sink {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** So long a server has to refuse our certificate: in TLS 1.3 that comes after the handshake. */
  private static final int FIRST_LOOK_MILLIS = 200;

  private static final int LOOK_MILLIS = 1;

  private final String host;
  private final int port;
  private final SyslogFrame frame;
  private final LiveTls tls;
  private final NodeAlerts alerts;
  private Optional<SSLSocket> connection = Optional.empty();

  TlsSink(String host, int port, SyslogFrame frame, LiveTls tls, AuditTrail trail) {
    this.host = host;
    this.port = port;
    this.frame = frame;
    this.tls = tls;
    this.alerts = new NodeAlerts(trail, name());
  }

  @Override
  public String name() {
    return "syslog " + host + ":" + port + " (TLS)";
  }

  @Override
  public void write(Message message) throws IOException {
    byte[] bytes = frame.of(message);
    byte[] length = (bytes.length + " ").getBytes(StandardCharsets.US_ASCII);
    byte[] framed = new byte[length.length + bytes.length];
    System.arraycopy(length, 0, framed, 0, length.length);
    System.arraycopy(bytes, 0, framed, length.length, bytes.length);
    try {
      SSLSocket socket = connected();
      socket.getOutputStream().write(framed);
      socket.getOutputStream().flush();
      alerts.connected();
    } catch (IOException e) {
      close();
      alerts.failed(e);
      throw new IOException(TlsTrouble.words(e).orElse(String.valueOf(e.getMessage())), e);
    }
  }

  /** A connection that the server has not closed, as far as that can be seen. */
  private SSLSocket connected() throws IOException {
    if (connection.isPresent()) {
      try {
        look(connection.get(), LOOK_MILLIS);
        return connection.get();
      } catch (IOException gone) {
        close();
      }
    }
    SSLSocket socket = tls.current().connect(host, port, TIMEOUT);
    connection = Optional.of(socket);
    look(socket, FIRST_LOOK_MILLIS);
    return socket;
  }

  private static void look(SSLSocket socket, int millis) throws IOException {
    socket.setSoTimeout(millis);
    try {
      if (socket.getInputStream().read() < 0) {
        throw new EOFException("the server closed the connection");
      }
    } catch (SocketTimeoutException quiet) {
      return;
    }
  }

  @Override
  public void close() {
    connection.ifPresent(TlsSink::close);
    connection = Optional.empty();
  }

  private static void close(SSLSocket socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      // It is gone either way.
      return;
    }
  }
}
