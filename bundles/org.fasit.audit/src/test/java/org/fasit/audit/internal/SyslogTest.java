package org.fasit.audit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.fasit.audit.AuditEvent;
import org.fasit.audit.AuditEvent.Alert;
import org.fasit.audit.AuditEvent.Alert.Kind;
import org.fasit.audit.AuditEvent.Outcome;
import org.fasit.audit.AuditEvent.Started;
import org.fasit.audit.AuditTrail;
import org.fasit.samples.server.Certificates;
import org.fasit.samples.server.Certificates.Pair;
import org.fasit.tls.LiveTls;
import org.fasit.tls.Tls;
import org.fasit.tls.TlsFiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real receivers on this machine: what they get is taken apart again. */
@Timeout(60)
class SyslogTest {

  private static final Instant TIME = Instant.parse("2026-09-14T12:00:00.250Z");
  private static final Locale BEFORE = Locale.getDefault();
  private static final SyslogFrame FRAME =
      new SyslogFrame(
          new Origin("", "arbeidsstasjon å", "Fasit 0.1.0", 4711, "aase"), "DICOM+RFC3881");

  @TempDir static Path folder;
  private static Certificates ours;
  private static Pair server;
  private static Pair client;
  private static TlsFiles known;

  @BeforeAll
  static void makesCertificates() throws Exception {
    Locale.setDefault(Locale.ENGLISH);
    ours = new Certificates(folder.resolve("ours"));
    server = ours.server("syslog");
    client = ours.client("workstation", 30);
    known = files(client);
  }

  @AfterAll
  static void restoresTheLanguage() {
    Locale.setDefault(BEFORE);
  }

  private static TlsFiles files(Pair pair) {
    return TlsFiles.of(
        ours.ca().toString(), "", pair.certificate().toString(), pair.key().toString(), "");
  }

  private static Message message(int number) {
    return new AuditXml(AuditXmlTest.ORIGIN)
        .write(
            new Alert(
                Kind.OBJECT_CHANGED, "file:///å" + number, "linje " + number, Outcome.SUCCESS),
            TIME);
  }

  /** Takes syslog over TLS, octet counted, from clients with a certificate. */
  private static final class Receiver implements AutoCloseable {
    private final SSLServerSocket listening;
    private final LinkedBlockingQueue<String> received = new LinkedBlockingQueue<>();
    private volatile int connections;
    private volatile int mostInOne = Integer.MAX_VALUE;

    private Receiver() throws Exception {
      listening =
          (SSLServerSocket)
              Tls.load(files(server))
                  .context()
                  .getServerSocketFactory()
                  .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
      listening.setNeedClientAuth(true);
      Thread thread = new Thread(this::accept, "receiver");
      thread.setDaemon(true);
      thread.start();
    }

    private void accept() {
      while (!listening.isClosed()) {
        try (SSLSocket client = (SSLSocket) listening.accept()) {
          read(client.getInputStream());
        } catch (IOException next) {
          continue;
        }
      }
    }

    private void read(InputStream in) throws IOException {
      for (int count = 0; count < mostInOne; count++) {
        int length = length(in);
        if (length < 0) {
          return;
        }
        if (count == 0) {
          connections++;
        }
        byte[] bytes = in.readNBytes(length);
        received.add(new String(bytes, StandardCharsets.UTF_8));
      }
    }

    /** MSG-LEN SP (RFC 5425 section 4.3.1). */
    private static int length(InputStream in) throws IOException {
      StringBuilder digits = new StringBuilder();
      for (int next = in.read(); next != ' '; next = in.read()) {
        if (next < 0) {
          return -1;
        }
        if (next < '0' || next > '9') {
          throw new IOException("no length: " + next);
        }
        digits.append((char) next);
      }
      return Integer.parseInt(digits.toString());
    }

    String next() throws InterruptedException {
      return String.valueOf(received.poll(20, TimeUnit.SECONDS));
    }

    @Override
    public void close() throws IOException {
      listening.close();
    }
  }

  private static TlsSink sink(Receiver receiver, TlsFiles files) {
    return sink(receiver, files, AuditTrail.NONE);
  }

  private static TlsSink sink(Receiver receiver, TlsFiles files, AuditTrail trail) {
    int port = receiver.listening.getLocalPort();
    return new TlsSink("localhost", port, FRAME, new LiveTls(files), trail);
  }

  @Test
  void sendsOneDatagramForEachMessage() throws Exception {
    try (DatagramSocket receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        UdpSink sink = new UdpSink("127.0.0.1", receiver.getLocalPort(), FRAME)) {
      receiver.setSoTimeout(20_000);
      sink.write(message(1));
      sink.write(new AuditXml(AuditXmlTest.ORIGIN).write(new Started(), TIME));
      SyslogLine alert = received(receiver);
      assertEquals(10, alert.facility());
      assertEquals(4, alert.severity());
      assertEquals("2026-09-14T12:00:00.250Z", alert.time());
      assertEquals("arbeidsstasjon__", alert.host());
      assertEquals("Fasit_0.1.0", alert.application());
      assertEquals("4711", alert.process());
      assertEquals("DICOM+RFC3881", alert.messageId());
      assertEquals("-", alert.structuredData());
      assertEquals("linje 1", new ParsedMessage(alert.text()).decoded("//@value"));
      SyslogLine start = received(receiver);
      assertEquals(5, start.severity());
      assertEquals("110120", new ParsedMessage(start.text()).typeCode());
    }
  }

  private static SyslogLine received(DatagramSocket receiver) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[70_000], 70_000);
    receiver.receive(packet);
    return SyslogLine.parse(
        new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8));
  }

  @Test
  void saysWhatFitsNoDatagram() throws Exception {
    try (UdpSink sink = new UdpSink("127.0.0.1", 9, FRAME)) {
      Message huge = new Message(TIME, false, "<a>" + "x".repeat(UdpSink.LARGEST) + "</a>");
      assertThrows(Sink.TooLargeException.class, () -> sink.write(huge));
    }
  }

  @Test
  void sendsOverTlsWithItsLengthBeforeEachMessage() throws Exception {
    try (Receiver receiver = new Receiver();
        TlsSink sink = sink(receiver, known)) {
      for (int i = 0; i < 20; i++) {
        sink.write(message(i));
      }
      for (int i = 0; i < 20; i++) {
        SyslogLine line = SyslogLine.parse(receiver.next());
        assertEquals("linje " + i, new ParsedMessage(line.text()).decoded("//@value"));
      }
      assertEquals(1, receiver.connections);
    }
  }

  @Test
  void connectsAnewWhenTheServerHasClosedTheConnection() throws Exception {
    try (Receiver receiver = new Receiver();
        TlsSink sink = sink(receiver, known)) {
      receiver.mostInOne = 1;
      for (int i = 0; i < 3; i++) {
        sink.write(message(i));
        assertTrue(receiver.next().contains("/å" + i));
        Thread.sleep(100);
      }
      assertEquals(3, receiver.connections);
    }
  }

  @Test
  void tellsWhyItIsNotLetIn() throws Exception {
    Pair stranger = new Certificates(folder.resolve("others")).client("stranger", 30);
    TlsFiles nobody = TlsFiles.of(ours.ca().toString(), "", "", "", "");
    try (Receiver receiver = new Receiver();
        TlsSink unknown = sink(receiver, files(stranger));
        TlsSink none = sink(receiver, nobody);
        TlsSink distrustful = sink(receiver, TlsFiles.NONE)) {
      assertTrue(trouble(unknown).contains("client certificate"), trouble(unknown));
      assertTrue(trouble(none).contains("client certificate"), trouble(none));
      assertTrue(trouble(distrustful).contains("not trusted"), trouble(distrustful));
      assertEquals(0, receiver.received.size());
    }
  }

  @Test
  void alertsOnceThatTheServerIsNotTrustedUntilItIs() throws Exception {
    Path ca = folder.resolve("renewed-ca.pem");
    Path others = new Certificates(folder.resolve("others-ca")).ca();
    Files.copy(others, ca);
    TlsFiles files =
        TlsFiles.of(
            ca.toString(), "", client.certificate().toString(), client.key().toString(), "");
    List<AuditEvent> told = new ArrayList<>();
    try (Receiver receiver = new Receiver();
        TlsSink sink = sink(receiver, files, told::add)) {
      trouble(sink);
      trouble(sink);
      assertEquals(1, told.size());
      Alert alert = (Alert) told.get(0);
      assertEquals(Kind.NODE_AUTHENTICATION, alert.kind());
      assertTrue(alert.words().contains("not trusted"), alert.words());

      renew(ca, ours.ca(), 60);
      sink.write(message(1));
      assertEquals(1, told.size());
      sink.close();
      renew(ca, others, 120);
      trouble(sink);
      assertEquals(2, told.size());
    }
  }

  private static void renew(Path file, Path by, int secondsLater) throws IOException {
    Files.write(file, Files.readAllBytes(by));
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(secondsLater)));
  }

  private static String trouble(Sink sink) {
    return assertThrows(IOException.class, () -> sink.write(message(1))).getMessage();
  }
}
