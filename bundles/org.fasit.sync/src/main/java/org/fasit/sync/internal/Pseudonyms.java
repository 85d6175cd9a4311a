package org.fasit.sync.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.fasit.model.Patient;
import org.fasit.model.Reader;
import org.fasit.model.Study;

/**
 * The site's pseudonyms: HMAC-SHA256 (RFC 2104) of purpose and value, parts joined by U+001F, as 43
 * characters of base64url. Without the site's key they can neither be undone nor guessed.
 */
final class Pseudonyms {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHORTEST_KEY = 32;
  private static final int FEWEST_DIFFERENT_BYTES = 8;
  private static final char SEPARATOR = '\u001f';

  private final SecretKeySpec key;
  private final String keyId;

  /**
   * Takes the key.
   *
   * @param base64Key at least 32 random bytes in base64
   * @throws IllegalArgumentException when it is none; the message never holds the key
   */
  Pseudonyms(String base64Key) {
    byte[] bytes = decode(base64Key);
    key = new SecretKeySpec(bytes, ALGORITHM);
    keyId = keyId(bytes);
  }

  /** Tells keys apart without telling the key: 8 hexadecimal digits. */
  String keyId() {
    return keyId;
  }

  /** The patient; a study without a Patient ID counts as a patient of its own. */
  String patient(Study study) {
    Patient patient = study.patient();
    return patient.id().isBlank()
        ? of("patient-of-study", study.studyInstanceUid())
        : of("patient", patient.issuer().strip(), patient.id().strip());
  }

  String study(Study study) {
    return of("study", study.studyInstanceUid());
  }

  String reader(Reader reader) {
    return of("reader", reader.id());
  }

  String result(String resultKey) {
    return of("result", resultKey);
  }

  String finding(String findingKey) {
    return of("finding", findingKey);
  }

  private String of(String purpose, String... values) {
    StringBuilder text = new StringBuilder(purpose);
    for (String value : values) {
      text.append(SEPARATOR).append(value);
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] digest = mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, e);
    }
  }

  private static byte[] decode(String base64Key) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64Key.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(Messages.text("wrong.base64"));
    }
    if (bytes.length < SHORTEST_KEY) {
      throw new IllegalArgumentException(Messages.text("wrong.short", bytes.length, SHORTEST_KEY));
    }
    boolean[] seen = new boolean[256];
    int different = 0;
    for (byte b : bytes) {
      different += seen[b & 0xff] ? 0 : 1;
      seen[b & 0xff] = true;
    }
    if (different < FEWEST_DIFFERENT_BYTES) {
      throw new IllegalArgumentException(Messages.text("wrong.notRandom"));
    }
    return bytes;
  }

  private static String keyId(byte[] key) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update("fasit-site-key".getBytes(StandardCharsets.UTF_8));
      sha256.update((byte) SEPARATOR);
      byte[] digest = sha256.digest(key);
      return HexFormat.of().formatHex(Arrays.copyOf(digest, 4));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
