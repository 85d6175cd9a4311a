package org.fasit.samples;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** UIDs under 2.25 (PS3.5 annex B.2) that depend on nothing but a seed and a name. */
public final class Uids {

  private final long seed;

  /** UIDs of that seed. */
  public Uids(long seed) {
    this.seed = seed;
  }

  /** The UID of that name; always the same for the same seed. */
  public String of(String name) {
    byte[] hash = sha256(seed + "|" + name);
    byte[] uuid = Arrays.copyOf(hash, 16);
    uuid[6] = (byte) (uuid[6] & 0x0F | 0x80);
    uuid[8] = (byte) (uuid[8] & 0x3F | 0x80);
    return "2.25." + new BigInteger(1, uuid);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
