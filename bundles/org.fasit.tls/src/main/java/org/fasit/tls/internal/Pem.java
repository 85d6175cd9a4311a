package org.fasit.tls.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.fasit.tls.TlsException;

/** A file with certificates or keys: PEM (RFC 7468), PKCS12 or JKS. */
final class Pem {

  private static final int LARGEST = 4 << 20;
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

  private final Path file;
  private final byte[] bytes;
  private final String text;

  private Pem(Path file, byte[] bytes) {
    this.file = file;
    this.bytes = bytes;
    this.text = new String(bytes, StandardCharsets.ISO_8859_1);
  }

  static Pem read(Path file) throws TlsException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new TlsException(Messages.text("file.large", file));
      }
      return new Pem(file, bytes);
    } catch (NoSuchFileException e) {
      throw new TlsException(Messages.text("file.missing", file), e);
    } catch (TlsException e) {
      throw e;
    } catch (IOException e) {
      throw new TlsException(Messages.text("file.unreadable", file, e.getMessage()), e);
    }
  }

  boolean isPem() {
    return text.contains("-----BEGIN ");
  }

  /** All certificates, in their order. */
  List<X509Certificate> certificates() throws TlsException {
    List<X509Certificate> found = new ArrayList<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (byte[] block : blocks("CERTIFICATE")) {
        Certificate one = factory.generateCertificate(new ByteArrayInputStream(block));
        found.add((X509Certificate) one);
      }
    } catch (GeneralSecurityException e) {
      throw new TlsException(Messages.text("file.notRead", file, e.getMessage()), e);
    }
    if (found.isEmpty()) {
      throw new TlsException(Messages.text("file.noCertificate", file));
    }
    return found;
  }

  private List<byte[]> blocks(String type) throws TlsException {
    List<byte[]> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(text);
    while (matcher.find()) {
      if (matcher.group(1).equals(type)) {
        try {
          blocks.add(Base64.getMimeDecoder().decode(matcher.group(2)));
        } catch (IllegalArgumentException e) {
          throw new TlsException(Messages.text("file.notRead", file, e.getMessage()), e);
        }
      }
    }
    return blocks;
  }

  boolean hasKey() {
    return text.contains("PRIVATE KEY-----");
  }

  /** The private key: PKCS#8, plain or encrypted. */
  PrivateKey key(String password) throws TlsException {
    try {
      Optional<byte[]> plain = blocks("PRIVATE KEY").stream().findFirst();
      if (plain.isPresent()) {
        return key(new PKCS8EncodedKeySpec(plain.get()));
      }
      Optional<byte[]> encrypted = blocks("ENCRYPTED PRIVATE KEY").stream().findFirst();
      if (encrypted.isPresent()) {
        return key(decrypted(encrypted.get(), password));
      }
    } catch (GeneralSecurityException | IOException e) {
      throw new TlsException(Messages.text("file.password", file), e);
    }
    throw new TlsException(Messages.text(hasKey() ? "file.oldKey" : "file.noKey", file));
  }

  private static PKCS8EncodedKeySpec decrypted(byte[] block, String password)
      throws GeneralSecurityException, IOException {
    EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(block);
    // Of PBES2 (RFC 8018) the parameters tell the algorithm, in names of the JDK.
    String algorithm = info.getAlgParameters().toString();
    SecretKeyFactory keys = SecretKeyFactory.getInstance(algorithm);
    Cipher cipher = Cipher.getInstance(algorithm);
    cipher.init(
        Cipher.DECRYPT_MODE,
        keys.generateSecret(new PBEKeySpec(password.toCharArray())),
        info.getAlgParameters());
    return info.getKeySpec(cipher);
  }

  private PrivateKey key(PKCS8EncodedKeySpec spec) throws GeneralSecurityException {
    for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(spec);
      } catch (InvalidKeySpecException e) {
        continue;
      }
    }
    throw new InvalidKeySpecException(file + ": neither RSA nor EC nor EdDSA");
  }

  /** The file as a key store. */
  KeyStore store(String password) throws TlsException {
    char[] secret = password.isEmpty() ? null : password.toCharArray();
    try {
      return KeyStore.getInstance(file.toFile(), secret);
    } catch (IOException e) {
      boolean wrong = e.getCause() instanceof GeneralSecurityException;
      String key = wrong || secret == null ? "file.password" : "file.noStore";
      throw new TlsException(Messages.text(key, file), e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new TlsException(Messages.text("file.noStore", file), e);
    }
  }
}
