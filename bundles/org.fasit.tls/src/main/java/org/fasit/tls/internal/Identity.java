package org.fasit.tls.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509KeyManager;
import org.fasit.tls.TlsException;
import org.fasit.tls.TlsFiles;

/**
 * As whom we sign in.
 *
 * @param ends until when the certificate holds
 */
public record Identity(X509KeyManager keyManager, Instant ends) {

  private static final String ALIAS = "fasit";

  /** From the files; empty when none is named. */
  public static Optional<Identity> of(TlsFiles files) throws TlsException {
    if (files.certificate().isEmpty()) {
      if (files.key().isPresent()) {
        throw new TlsException(Messages.text("keyAlone", files.key().get()));
      }
      return Optional.empty();
    }
    Path path = files.certificate().get();
    Pem certificate = Pem.read(path);
    KeyStore store =
        certificate.isPem() ? pair(certificate, files) : certificate.store(files.password());
    return Optional.of(identity(store, path, files.password().toCharArray()));
  }

  private static KeyStore pair(Pem certificate, TlsFiles files) throws TlsException {
    Pem keyFile = files.key().isPresent() ? Pem.read(files.key().get()) : certificate;
    PrivateKey key = keyFile.key(files.password());
    List<X509Certificate> chain = certificate.certificates();
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          ALIAS, key, files.password().toCharArray(), chain.toArray(X509Certificate[]::new));
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new TlsException(String.valueOf(e.getMessage()), e);
    }
  }

  private static Identity identity(KeyStore store, Path path, char[] password) throws TlsException {
    try {
      X509Certificate certificate = certificate(store, path);
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, password);
      X509KeyManager keys =
          Stream.of(factory.getKeyManagers())
              .filter(X509KeyManager.class::isInstance)
              .map(X509KeyManager.class::cast)
              .findFirst()
              .orElseThrow(() -> new TlsException(Messages.text("file.noKey", path)));
      return new Identity(keys, certificate.getNotAfter().toInstant());
    } catch (GeneralSecurityException e) {
      throw new TlsException(Messages.text("file.password", path), e);
    }
  }

  private static X509Certificate certificate(KeyStore store, Path path)
      throws GeneralSecurityException, TlsException {
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias) && store.getCertificate(alias) instanceof X509Certificate own) {
        return own;
      }
    }
    throw new TlsException(Messages.text("file.noKey", path));
  }
}
