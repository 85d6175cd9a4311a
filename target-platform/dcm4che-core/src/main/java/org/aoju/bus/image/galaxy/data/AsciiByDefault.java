package org.aoju.bus.image.galaxy.data;

import java.lang.reflect.Array;

/**
 * Undoes a silent change of bus: text in a data set without Specific Character Set is ASCII, as in
 * the standard and in dcm4che. Bus reads and writes it as GB18030.
 */
final class AsciiByDefault {
  private AsciiByDefault() {}

  static boolean restore() {
    Object codecs = SpecificCharacterSet.ASCII.codecs;
    Object ascii = codecs.getClass().getComponentType().getEnumConstants()[0];
    Array.set(codecs, 0, ascii);
    return true;
  }
}
