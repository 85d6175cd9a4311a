package org.fasit.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.PropertyResourceBundle;
import java.util.TreeSet;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.fasit.samples.server.Certificates;
import org.fasit.samples.server.Certificates.Pair;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS against the TLS of openssl, with certificates made by openssl. */
@Timeout(120)
class TlsTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Locale BEFORE = Locale.getDefault();

  @TempDir static Path folder;
  private static Certificates ours;
  private static Certificates others;
  private static Pair server;
  private static Pair client;

  @BeforeAll
  static void makesCertificates() throws Exception {
    Locale.setDefault(Locale.ENGLISH);
    ours = new Certificates(folder.resolve("ours"));
    others = new Certificates(folder.resolve("others"));
    server = ours.server("server");
    client = ours.client("client", 20);
  }

  @AfterAll
  static void restoresTheLanguage() {
    Locale.setDefault(BEFORE);
  }

  private static TlsFiles trusting(Path ca) {
    return TlsFiles.of(ca.toString(), "", "", "", "");
  }

  private static TlsFiles as(String certificate, String key, String password) {
    return TlsFiles.of(ours.ca().toString(), "", certificate, key, password);
  }

  private static String protocol(TlsFiles files, OpensslServer to) throws IOException {
    try (SSLSocket socket = Tls.load(files).connect("localhost", to.port(), TIMEOUT)) {
      return socket.getSession().getProtocol();
    }
  }

  /** What is told when it fails, at the handshake or (as in TLS 1.3) at the first read. */
  private static String trouble(TlsFiles files, int port) throws IOException {
    try (SSLSocket socket = Tls.load(files).connect("127.0.0.1", port, TIMEOUT)) {
      IOException e = assertThrows(IOException.class, () -> socket.getInputStream().read());
      return TlsTrouble.words(e).orElseThrow();
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-tls1_2", "-tls1_3"})
  void connectsByNameToAServerOfTheSitesOwnAuthority(String version) throws Exception {
    try (OpensslServer to = new OpensslServer(server, version)) {
      String expected = version.equals("-tls1_2") ? "TLSv1.2" : "TLSv1.3";
      assertEquals(expected, protocol(trusting(ours.ca()), to));
    }
  }

  @Test
  void trustsOnlyTheAuthorityThatIsNamed() throws Exception {
    try (OpensslServer to = new OpensslServer(server)) {
      assertTrue(trouble(trusting(others.ca()), to.port()).contains("not trusted"));
      assertTrue(trouble(TlsFiles.NONE, to.port()).contains("not trusted"));
    }
  }

  @Test
  void tellsThatTheServersCertificateHasExpired() throws Exception {
    try (OpensslServer to = new OpensslServer(ours.expired("old-server"))) {
      assertTrue(trouble(trusting(ours.ca()), to.port()).contains("certificate has expired"));
    }
  }

  @Test
  void tellsThatTheServersCertificateIsForAnotherHost() throws Exception {
    try (OpensslServer to = new OpensslServer(ours.elsewhere("elsewhere"))) {
      assertTrue(trouble(trusting(ours.ca()), to.port()).contains("for another host"));
    }
  }

  @Test
  void checksTheNameEvenWhereTheSocketsMakerForgot() throws Exception {
    Tls tls = Tls.load(trusting(ours.ca()));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {tls.trustManager()}, null);
    try (OpensslServer right = new OpensslServer(server);
        OpensslServer wrong = new OpensslServer(ours.elsewhere("elsewhere2"));
        SSLSocket toRight =
            (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", right.port());
        SSLSocket toWrong =
            (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", wrong.port())) {
      toRight.startHandshake();
      SSLException e = assertThrows(SSLException.class, toWrong::startHandshake);
      assertTrue(TlsTrouble.words(e).orElseThrow().contains("for another host"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-tls1_2", "-tls1_3"})
  void signsInWithAPkcs12FileOrAPemPair(String version) throws Exception {
    String store = ours.pkcs12(client).toString();
    String pem = client.certificate().toString();
    String encrypted = ours.encryptedKey(client).toString();
    try (OpensslServer to =
        new OpensslServer(server, version, "-Verify", "2", "-CAfile", ours.ca().toString())) {
      protocol(as(store, "", Certificates.PASSWORD), to);
      protocol(as(pem, client.key().toString(), ""), to);
      protocol(as(pem, encrypted, Certificates.PASSWORD), to);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-tls1_2", "-tls1_3"})
  void tellsThatTheServerWantsOrRefusesOurCertificate(String version) throws Exception {
    Pair old = ours.client("old-client", -1);
    Pair stranger = others.client("stranger", 20);
    try (OpensslServer to =
        new OpensslServer(
            server,
            version,
            "-Verify",
            "2",
            "-verify_return_error",
            "-CAfile",
            ours.ca().toString())) {
      String none = trouble(trusting(ours.ca()), to.port());
      assertTrue(none.contains("client certificate"), none);
      String expired =
          trouble(as(old.certificate().toString(), old.key().toString(), ""), to.port());
      assertTrue(expired.contains("refuses our client certificate"), expired);
      String unknown =
          trouble(as(stranger.certificate().toString(), stranger.key().toString(), ""), to.port());
      assertTrue(unknown.contains("client certificate"), unknown);
    }
  }

  @Test
  void refusesOldVersionsOfTls() throws Exception {
    try (OpensslServer to = new OpensslServer(server, "-tls1_1", "-cipher", "DEFAULT@SECLEVEL=0")) {
      String told = trouble(trusting(ours.ca()), to.port());
      assertTrue(told.contains("TLS"), told);
    }
  }

  @Test
  void tellsThatTheServerDoesNotSpeakTls() throws Exception {
    try (ServerSocket plain = new ServerSocket(0)) {
      Thread answering =
          new Thread(
              () -> {
                try (var socket = plain.accept()) {
                  socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes());
                  socket.getInputStream().read();
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              });
      answering.start();
      String told = trouble(trusting(ours.ca()), plain.getLocalPort());
      answering.join();
      assertTrue(told.contains("does not speak TLS"), told);
    }
  }

  @Test
  void readsTrustFromJavaKeyStores() throws Exception {
    for (String type : new String[] {"JKS", "PKCS12"}) {
      KeyStore store = KeyStore.getInstance(type);
      store.load(null, null);
      try (var in = Files.newInputStream(ours.ca())) {
        store.setCertificateEntry(
            "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
      }
      Path file = folder.resolve("trust." + type);
      try (var out = Files.newOutputStream(file)) {
        store.store(out, Certificates.PASSWORD.toCharArray());
      }
      TlsFiles files = TlsFiles.of(file.toString(), Certificates.PASSWORD, "", "", "");
      try (OpensslServer to = new OpensslServer(server)) {
        assertEquals("TLSv1.3", protocol(files, to));
      }
    }
  }

  @Test
  void tellsWhichFileCannotBeUsed() throws Exception {
    String store = ours.pkcs12(client).toString();
    Path text = Files.writeString(folder.resolve("notes.txt"), "nothing of use");
    String pem = client.certificate().toString();
    Path old = folder.resolve("old.key");
    Certificates.openssl("genrsa", "-traditional", "-out", old.toString(), "2048");
    check("is not there", TlsFiles.of(folder.resolve("no.pem").toString(), "", "", "", ""));
    check("password does not open", as(store, "", "wrong"));
    check("neither PEM nor PKCS12 nor JKS", as(text.toString(), "", "secret"));
    check("holds no private key", as(pem, "", ""));
    check("old format", as(pem, old.toString(), ""));
    check("password does not open", as(pem, ours.encryptedKey(client).toString(), "wrong"));
    check("key without a certificate", as("", client.key().toString(), ""));
    check("holds no certificate", trusting(client.key()));
  }

  private static void check(String told, TlsFiles files) {
    String message = assertThrows(TlsException.class, () -> Tls.load(files)).getMessage();
    assertTrue(message.contains(told), message);
    assertFalse(message.contains(Certificates.PASSWORD), message);
  }

  @Test
  void tellsUntilWhenOurCertificateHolds() throws Exception {
    TlsFiles files = as(client.certificate().toString(), client.key().toString(), "");
    Instant ends = Tls.load(files).certificateEnds().orElseThrow();
    Duration left = Duration.between(Instant.now(), ends);
    assertEquals(20, Math.round(left.toHours() / 24.0));
    assertEquals(Optional.empty(), Tls.load(trusting(ours.ca())).certificateEnds());
  }

  @Test
  void readsRenewedFilesAgain() throws Exception {
    Path ca = folder.resolve("renewed.pem");
    Files.copy(others.ca(), ca);
    LiveTls live = new LiveTls(trusting(ca));
    Tls first = live.current();
    assertSame(first, live.current());
    Files.write(ca, Files.readAllBytes(ours.ca()));
    Files.setLastModifiedTime(ca, FileTime.from(Instant.now().plusSeconds(60)));
    assertNotSame(first, live.current());
  }

  @Test
  void speaksBothLanguages() throws IOException {
    assertEquals(keys(""), keys("_nb"));
  }

  private static TreeSet<String> keys(String suffix) throws IOException {
    try (var in = Tls.class.getResourceAsStream("internal/messages" + suffix + ".properties")) {
      return new TreeSet<>(new PropertyResourceBundle(in).keySet());
    }
  }
}
