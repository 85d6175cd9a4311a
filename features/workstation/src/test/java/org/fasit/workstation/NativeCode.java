package org.fasit.workstation;

import java.util.HexFormat;
import java.util.Set;

/** Tells native code by how the file begins: ELF, Windows (MZ), Mach-O of either byte order. */
final class NativeCode {

  private static final Set<String> BEGINNINGS =
      Set.of("7f454c46", "feedface", "feedfacf", "cefaedfe", "cffaedfe");

  private NativeCode() {}

  static boolean startsLike(byte[] head) {
    String hex = HexFormat.of().formatHex(head);
    return hex.startsWith("4d5a") || BEGINNINGS.contains(hex);
  }
}
