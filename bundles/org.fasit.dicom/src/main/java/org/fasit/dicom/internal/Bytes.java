package org.fasit.dicom.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers in arrays of bytes; little endian where nothing else is said. */
final class Bytes {

  private static final VarHandle SHORTS = view(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle BIG_SHORTS = view(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INTS = view(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle BIG_INTS = view(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONGS = view(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Bytes() {}

  private static VarHandle view(Class<?> numbers, ByteOrder order) {
    return MethodHandles.byteArrayViewVarHandle(numbers, order);
  }

  static int uint16(byte[] bytes, int at) {
    return (short) SHORTS.get(bytes, at) & 0xFFFF;
  }

  static int bigUint16(byte[] bytes, int at) {
    return (short) BIG_SHORTS.get(bytes, at) & 0xFFFF;
  }

  static int int32(byte[] bytes, int at) {
    return (int) INTS.get(bytes, at);
  }

  static int bigInt32(byte[] bytes, int at) {
    return (int) BIG_INTS.get(bytes, at);
  }

  /** Two numbers of two bytes as a tag, the group in its higher half. */
  static int tag(byte[] bytes, int at) {
    return Integer.rotateLeft((int) INTS.get(bytes, at), 16);
  }

  /** Eight bytes, the first one lowest. */
  static long word(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }
}
