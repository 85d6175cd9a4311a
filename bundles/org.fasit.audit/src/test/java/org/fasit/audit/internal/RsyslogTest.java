package org.fasit.audit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.fasit.audit.AuditEvent.LogOpened;
import org.fasit.audit.AuditTrail;
import org.fasit.samples.server.Certificates;
import org.fasit.samples.server.Certificates.Pair;
import org.fasit.tls.LiveTls;
import org.fasit.tls.TlsFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real rsyslogd, as hospitals run it. */
@Timeout(90)
class RsyslogTest {

  private static final Path BINARY = Path.of("/usr/sbin/rsyslogd");
  private static final String DRIVER = "rsyslog/lmnsd_gtls.so";
  private static final SyslogFrame FRAME = new SyslogFrame(AuditXmlTest.ORIGIN, "DICOM+RFC3881");
  private static final String WRITES =
      """
      global(maxMessageSize="64k" workDirectory="%1$s")
      template(name="whole" type="string" string="%%pri%% %%app-name%% %%msgid%% %%msg%%\\n")
      """;

  @TempDir Path folder;
  private Process process;

  @AfterEach
  void stop() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
  }

  private static void require(boolean there, String packages) {
    String missing = "install the Debian packages " + packages;
    if (!there && Boolean.parseBoolean(System.getenv("CI"))) {
      fail(missing);
    }
    assumeTrue(there, "SKIPPED: " + missing);
  }

  /** Whether its TLS is there, in a folder that is named after the machine's architecture. */
  private static boolean hasTls() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("/usr/lib"))) {
      return folders.anyMatch(lib -> Files.exists(lib.resolve(DRIVER)));
    }
  }

  private void start(String configuration) throws IOException {
    Path file = Files.writeString(folder.resolve("rsyslog.conf"), configuration);
    process =
        new ProcessBuilder(
                BINARY.toString(),
                "-n",
                "-f",
                file.toString(),
                "-i",
                folder.resolve("pid").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("rsyslog.out").toFile())
            .start();
  }

  private List<String> lines(int count) throws Exception {
    Path file = folder.resolve("received");
    for (int i = 0; i < 400; i++) {
      if (Files.exists(file) && Files.readAllLines(file).size() >= count) {
        return Files.readAllLines(file);
      }
      Thread.sleep(50);
    }
    return fail("rsyslogd wrote nothing: " + Files.readString(folder.resolve("rsyslog.out")));
  }

  private static Message message() {
    return new AuditXml(AuditXmlTest.ORIGIN)
        .write(new LogOpened("file:///å", "Logg"), Instant.parse("2026-09-14T12:00:00Z"));
  }

  private static void check(String line) throws Exception {
    assertEquals(
        "85 Fasit_0.1.0 DICOM+RFC3881 ",
        line.substring(0, line.indexOf('<')).replace("\uFEFF", ""));
    ParsedMessage parsed = new ParsedMessage(line.substring(line.indexOf('<')));
    assertEquals("110101", parsed.eventId());
    assertEquals("file:///å", parsed.value("//@ParticipantObjectID"));
  }

  @Test
  void takesWhatIsSentOverUdp() throws Exception {
    require(Files.isExecutable(BINARY), "rsyslog");
    int port;
    try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    start(
        (WRITES
                + """
                module(load="imudp")
                ruleset(name="in") { action(type="omfile" file="%1$s/received" template="whole") }
                input(type="imudp" address="127.0.0.1" port="%2$d" ruleset="in")
                """)
            .formatted(folder, port));
    try (UdpSink sink = new UdpSink("127.0.0.1", port, FRAME)) {
      for (int i = 0; i < 100 && !Files.exists(folder.resolve("received")); i++) {
        sink.write(message());
        Thread.sleep(100);
      }
    }
    check(lines(1).get(0));
  }

  @Test
  void takesWhatIsSentOverTlsWithACertificate() throws Exception {
    require(Files.isExecutable(BINARY) && hasTls(), "rsyslog rsyslog-gnutls");
    Certificates ours = new Certificates(folder.resolve("ca"));
    Pair server = ours.server("syslog");
    Pair client = ours.client("workstation", 30);
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    start(
        (WRITES
                + """
                global(DefaultNetstreamDriver="gtls" DefaultNetstreamDriverCAFile="%3$s"
                  DefaultNetstreamDriverCertFile="%4$s" DefaultNetstreamDriverKeyFile="%5$s")
                module(load="imtcp" StreamDriver.Name="gtls" StreamDriver.Mode="1"
                  StreamDriver.AuthMode="x509/certvalid")
                ruleset(name="in") { action(type="omfile" file="%1$s/received" template="whole") }
                input(type="imtcp" address="127.0.0.1" port="%2$d" ruleset="in")
                """)
            .formatted(folder, port, ours.ca(), server.certificate(), server.key()));
    awaitPort(port);
    TlsFiles files =
        TlsFiles.of(
            ours.ca().toString(), "", client.certificate().toString(), client.key().toString(), "");
    try (TlsSink sink =
        new TlsSink("127.0.0.1", port, FRAME, new LiveTls(files), AuditTrail.NONE)) {
      sink.write(message());
      sink.write(message());
    }
    for (String line : lines(2)) {
      check(line);
    }
  }

  private static void awaitPort(int port) throws Exception {
    for (int i = 0; i < 200; i++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
        return;
      } catch (IOException notYet) {
        Thread.sleep(50);
      }
    }
    throw new IOException("rsyslogd does not listen");
  }
}
