package org.fasit.tls;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509KeyManager;
import org.fasit.tls.internal.HostCheck;
import org.fasit.tls.internal.Identity;
import org.fasit.tls.internal.Trust;

/** TLS as set up from files: for HTTP, for DICOM and for plain sockets. Immutable. */
public final class Tls {

  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  private final X509ExtendedTrustManager trust;
  private final Optional<Identity> identity;
  private final SSLContext context;

  private Tls(X509ExtendedTrustManager trust, Optional<Identity> identity)
      throws GeneralSecurityException {
    this.trust = trust;
    this.identity = identity;
    this.context = SSLContext.getInstance("TLS");
    KeyManager[] keys = identity.stream().map(Identity::keyManager).toArray(KeyManager[]::new);
    context.init(keys, new TrustManager[] {trust}, null);
  }

  /** Reads the files. */
  public static Tls load(TlsFiles files) throws TlsException {
    X509ExtendedTrustManager trust = Trust.of(files);
    Optional<Identity> identity = Identity.of(files);
    try {
      return new Tls(trust, identity);
    } catch (GeneralSecurityException e) {
      throw new TlsException(String.valueOf(e.getMessage()), e);
    }
  }

  /** For an HTTP client. */
  public SSLContext context() {
    return context;
  }

  /** The versions allowed, and that the host's name is checked (RFC 2818). */
  public SSLParameters parameters() {
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(protocols());
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    return parameters;
  }

  /** The versions allowed: TLS 1.3 and 1.2. */
  public static String[] protocols() {
    return PROTOCOLS.clone();
  }

  /** The cipher suites to offer: those that the Java runtime holds to be safe. */
  public String[] cipherSuites() {
    return Stream.of(context.getDefaultSSLParameters().getCipherSuites()).toArray(String[]::new);
  }

  /** Trusts as set up, and checks the host's name even where the socket's maker forgot to. */
  public TrustManager trustManager() {
    return new HostCheck(trust);
  }

  /** As whom to sign in. */
  public Optional<X509KeyManager> keyManager() {
    return identity.map(Identity::keyManager);
  }

  /** Until when our own certificate holds. */
  public Optional<Instant> certificateEnds() {
    return identity.map(Identity::ends);
  }

  /**
   * Opens a connection and completes the handshake.
   *
   * @param timeout for connecting, for the handshake, and then for each read
   * @throws IOException with words for an administrator when TLS is what failed
   */
  public SSLSocket connect(String host, int port, Duration timeout) throws IOException {
    int millis = (int) Math.min(Integer.MAX_VALUE, Math.max(1, timeout.toMillis()));
    Socket plain = new Socket();
    try {
      plain.connect(new InetSocketAddress(host, port), millis);
      plain.setSoTimeout(millis);
      SSLSocket secured =
          (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true);
      secured.setSSLParameters(parameters());
      secured.startHandshake();
      return secured;
    } catch (IOException | RuntimeException e) {
      plain.close();
      throw new IOException(TlsTrouble.words(e).orElse(String.valueOf(e.getMessage())), e);
    }
  }
}
