package org.fasit.samples;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;

/** Encodes frames: packed bits, RLE Lossless (PS3.5 annex G), deflated. */
public final class SegFrames {

  private static final int HEADER = 64;
  private static final int LONGEST = 128;

  private SegFrames() {}

  /** The values of frames, one after another, in 1, 8 or 16 bits each, little endian. */
  public static byte[] pack(List<int[]> frames, int bits) {
    long values = frames.stream().mapToLong(frame -> frame.length).sum();
    byte[] bytes = new byte[(int) ((values * bits + 7) / 8)];
    int index = 0;
    for (int[] frame : frames) {
      for (int value : frame) {
        if (bits == 1) {
          bytes[index >> 3] |= (byte) ((value == 0 ? 0 : 1) << (index & 7));
        } else if (bits == 8) {
          bytes[index] = (byte) value;
        } else {
          bytes[2 * index] = (byte) value;
          bytes[2 * index + 1] = (byte) (value >> 8);
        }
        index++;
      }
    }
    return bytes;
  }

  /** One frame in RLE Lossless. */
  public static byte[] rle(byte[] frame, int bits) {
    int planes = bits == 16 ? 2 : 1;
    ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(planes);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int plane = 0; plane < planes; plane++) {
      header.putInt(HEADER + body.size());
      body.writeBytes(packBits(planes == 1 ? frame : everySecond(frame, 1 - plane)));
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(header.array());
    whole.writeBytes(body.toByteArray());
    return whole.toByteArray();
  }

  private static byte[] everySecond(byte[] bytes, int from) {
    byte[] plane = new byte[bytes.length / 2];
    for (int i = 0; i < plane.length; i++) {
      plane[i] = bytes[2 * i + from];
    }
    return plane;
  }

  private static byte[] packBits(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int at = 0;
    while (at < bytes.length) {
      int run = 1;
      while (at + run < bytes.length && run < LONGEST && bytes[at + run] == bytes[at]) {
        run++;
      }
      if (run > 1) {
        out.write(1 - run);
        out.write(bytes[at]);
        at += run;
        continue;
      }
      int end = at + 1;
      while (end < bytes.length
          && end - at < LONGEST
          && (end + 1 == bytes.length || bytes[end] != bytes[end + 1])) {
        end++;
      }
      out.write(end - at - 1);
      out.write(bytes, at, end - at);
      at = end;
    }
    if (out.size() % 2 == 1) {
      out.write(0);
    }
    return out.toByteArray();
  }

  /** Bytes deflated (RFC 1951), of even length. */
  public static byte[] deflate(byte[] bytes) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    deflater.setInput(bytes);
    deflater.finish();
    byte[] out = new byte[bytes.length + 64 + bytes.length / 100];
    int length = deflater.deflate(out);
    deflater.end();
    return Arrays.copyOf(out, length + length % 2);
  }
}
