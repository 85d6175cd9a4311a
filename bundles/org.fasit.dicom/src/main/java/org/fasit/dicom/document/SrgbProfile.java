package org.fasit.dicom.document;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * sRGB (IEC 61966-2-1) as an ICC Input Device Profile (ISO 15076-1, version 4.2), which Color
 * Presentation States must carry (DICOM PS3.3 C.11.15). Made here, since the one of the Java
 * runtime is a Display Device Profile and not the same in all versions.
 */
final class SrgbProfile {

  private static final int HEADER = 128;
  private static final int TAG = 12;
  private static final double FIXED = 65_536;
  private static final double[] D50 = {0.9642, 1.0, 0.8249};

  /** Primaries adapted to D50, columns of the matrix from linear RGB to XYZ. */
  private static final double[] RED = {0.4360747, 0.2225045, 0.0139322};

  private static final double[] GREEN = {0.3850649, 0.7168786, 0.0971045};
  private static final double[] BLUE = {0.1430804, 0.0606169, 0.7141733};

  /** From D65, the white of sRGB, to D50 (Bradford). */
  private static final double[] ADAPTATION = {
    1.0478112,
    0.0228866,
    -0.0501270,
    0.0295424,
    0.9904844,
    -0.0170491,
    -0.0092345,
    0.0150436,
    0.7521316
  };

  /** Gamma and a, b, c, d of the curve (parametric type 3). */
  private static final double[] CURVE = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};

  private SrgbProfile() {}

  static byte[] bytes() {
    Map<String, byte[]> tags = new LinkedHashMap<>();
    tags.put("desc", text("sRGB"));
    tags.put("cprt", text("Public domain"));
    tags.put("wtpt", fixed("XYZ ", D50));
    tags.put("chad", fixed("sf32", ADAPTATION));
    tags.put("rXYZ", fixed("XYZ ", RED));
    tags.put("gXYZ", fixed("XYZ ", GREEN));
    tags.put("bXYZ", fixed("XYZ ", BLUE));
    for (String channel : new String[] {"rTRC", "gTRC", "bTRC"}) {
      tags.put(channel, curve());
    }
    int size =
        HEADER + 4 + TAG * tags.size() + tags.values().stream().mapToInt(SrgbProfile::padded).sum();
    ByteBuffer profile = ByteBuffer.allocate(size);
    header(profile, size);
    profile.putInt(tags.size());
    int offset = HEADER + 4 + TAG * tags.size();
    for (Map.Entry<String, byte[]> tag : tags.entrySet()) {
      profile.put(ascii(tag.getKey())).putInt(offset).putInt(tag.getValue().length);
      offset += padded(tag.getValue());
    }
    for (byte[] value : tags.values()) {
      profile.put(value).put(new byte[padded(value) - value.length]);
    }
    return profile.array();
  }

  private static void header(ByteBuffer profile, int size) {
    profile.putInt(size).putInt(0).putInt(0x04200000);
    profile.put(ascii("scnr")).put(ascii("RGB ")).put(ascii("XYZ "));
    short[] made = {2026, 1, 1, 0, 0, 0};
    for (short part : made) {
      profile.putShort(part);
    }
    profile.put(ascii("acsp"));
    profile.position(68);
    for (double part : D50) {
      profile.putInt((int) Math.round(part * FIXED));
    }
    profile.position(HEADER);
  }

  private static byte[] fixed(String type, double[] values) {
    return numbers(type, new byte[0], values);
  }

  private static byte[] curve() {
    return numbers("para", new byte[] {0, 3, 0, 0}, CURVE);
  }

  private static byte[] numbers(String type, byte[] function, double[] values) {
    ByteBuffer value = ByteBuffer.allocate(8 + function.length + 4 * values.length);
    value.put(ascii(type)).putInt(0).put(function);
    for (double number : values) {
      value.putInt((int) Math.round(number * FIXED));
    }
    return value.array();
  }

  /** A multiLocalizedUnicodeType with one English text. */
  private static byte[] text(String text) {
    byte[] utf16 = text.getBytes(StandardCharsets.UTF_16BE);
    ByteBuffer value = ByteBuffer.allocate(28 + utf16.length);
    value.put(ascii("mluc")).putInt(0).putInt(1).putInt(12);
    value.put(ascii("enUS")).putInt(utf16.length).putInt(28).put(utf16);
    return value.array();
  }

  private static int padded(byte[] value) {
    return (value.length + 3) / 4 * 4;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
