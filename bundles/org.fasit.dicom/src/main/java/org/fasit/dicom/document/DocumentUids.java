package org.fasit.dicom.document;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * UIDs that follow from what they name, so that a repeat carries the same. Each is {@code 2.25.}
 * and a UUID as a decimal number (DICOM PS3.5 B.2); the UUID is a version 8 one (RFC 9562) made of
 * the first bits of a SHA-256.
 */
public final class DocumentUids {

  private static final Pattern UID = Pattern.compile("\\d+(\\.\\d+)*");
  private static final String PREFIX = "2.25.";
  private static final Pattern ENTRY = Pattern.compile("2\\.25\\.[1-9]\\d{0,38}");
  private static final int LONGEST = 64;
  private static final int UUID_BYTES = 16;

  private DocumentUids() {}

  /** A UID that is the same in every installation. */
  static String constant(String role) {
    return derive("constant", role);
  }

  /** The UID of what an entry gives rise to in a role. */
  public static String of(UUID entry, String role) {
    return derive("entry", entry.toString(), role);
  }

  /** A journal entry's own id as a UID. */
  static String of(UUID entry) {
    return PREFIX + decimal(entry);
  }

  /** The journal entry that a UID stands for; empty when it stands for none. */
  static Optional<UUID> entry(String uid) {
    if (!ENTRY.matcher(uid).matches()) {
      return Optional.empty();
    }
    BigInteger number = new BigInteger(uid.substring(PREFIX.length()));
    return number.bitLength() > 128
        ? Optional.empty()
        : Optional.of(new UUID(number.shiftRight(64).longValue(), number.longValue()));
  }

  static String derive(String... parts) {
    byte[] uuid = new byte[UUID_BYTES];
    System.arraycopy(sha256(String.join("\u0000", parts)), 0, uuid, 0, UUID_BYTES);
    uuid[6] = (byte) (uuid[6] & 0x0f | 0x80);
    uuid[8] = (byte) (uuid[8] & 0x3f | 0x80);
    return PREFIX + new BigInteger(1, uuid);
  }

  static boolean isUid(String text) {
    return text.length() <= LONGEST && UID.matcher(text).matches();
  }

  private static BigInteger decimal(UUID uuid) {
    return new BigInteger(uuid.toString().replace("-", ""), 16);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(("fasit\u0000" + text).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
