package org.aoju.bus.core.lang;

import java.nio.charset.StandardCharsets;

/** The part of bus's class of this name that the kept classes touch. */
public class Charset {
  public static final java.nio.charset.Charset US_ASCII = StandardCharsets.US_ASCII;
  public static final java.nio.charset.Charset UTF_8 = StandardCharsets.UTF_8;

  public static java.nio.charset.Charset charset(String name) {
    return java.nio.charset.Charset.forName(name);
  }
}
