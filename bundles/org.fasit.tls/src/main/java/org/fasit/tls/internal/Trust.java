package org.fasit.tls.internal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.fasit.tls.TlsException;
import org.fasit.tls.TlsFiles;
import org.jspecify.annotations.Nullable;

/** Whom to trust. */
public final class Trust {

  private Trust() {}

  /** A trust manager over the site's own authorities, or else over those of the Java runtime. */
  public static X509ExtendedTrustManager of(TlsFiles files) throws TlsException {
    @Nullable KeyStore store = null;
    if (files.ca().isPresent()) {
      Pem file = Pem.read(files.ca().get());
      store = file.isPem() ? store(file.certificates()) : file.store(files.caPassword());
      if (isEmpty(store)) {
        throw new TlsException(Messages.text("file.noTrust", files.ca().get()));
      }
    }
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return Stream.of(factory.getTrustManagers())
          .filter(X509ExtendedTrustManager.class::isInstance)
          .map(X509ExtendedTrustManager.class::cast)
          .findFirst()
          .orElseThrow(() -> new TlsException(Messages.text("noTrust")));
    } catch (GeneralSecurityException e) {
      throw new TlsException(String.valueOf(e.getMessage()), e);
    }
  }

  private static KeyStore store(List<? extends Certificate> certificates) throws TlsException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (int i = 0; i < certificates.size(); i++) {
        store.setCertificateEntry("ca" + i, certificates.get(i));
      }
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new TlsException(String.valueOf(e.getMessage()), e);
    }
  }

  private static boolean isEmpty(KeyStore store) throws TlsException {
    try {
      for (String alias : Collections.list(store.aliases())) {
        if (store.isCertificateEntry(alias)) {
          return false;
        }
      }
      return true;
    } catch (GeneralSecurityException e) {
      throw new TlsException(String.valueOf(e.getMessage()), e);
    }
  }
}
