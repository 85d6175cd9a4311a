package org.fasit.dicom.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.fasit.dicom.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSourceTest {

  private static final long PLENTY = 1L << 30;

  private static byte[] random(int count) {
    byte[] bytes = new byte[count];
    new Random(20260914).nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 509, 8191, 8192, 65_536})
  void readsNumbersAcrossTheBordersOfWhatIsHeld(int most) throws Exception {
    byte[] bytes = random(200_003);
    ByteSource source = new ByteSource(new Trickle(bytes, most), bytes.length, PLENTY);
    ByteBuffer expected = ByteBuffer.wrap(bytes);
    Random random = new Random(most);
    while (expected.remaining() >= 700) {
      boolean big = random.nextBoolean();
      expected.order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
      assertEquals(expected.position(), source.position());
      switch (random.nextInt(5)) {
        case 0 -> assertEquals(expected.getShort() & 0xFFFF, source.uint16(big));
        case 1 -> assertEquals(expected.getInt() & 0xFFFFFFFFL, source.uint32(big));
        case 2 -> {
          int group = expected.getShort() & 0xFFFF;
          assertEquals(group << 16 | expected.getShort() & 0xFFFF, source.tag(big));
        }
        case 3 -> {
          byte[] value = new byte[random.nextInt(600)];
          expected.get(value);
          assertArrayEquals(value, source.bytes(value.length));
        }
        default -> {
          int passed = random.nextInt(100);
          expected.position(expected.position() + passed);
          source.skip(passed);
        }
      }
    }
  }

  @Test
  void goesBackWhileItsBeginningIsHeld() throws Exception {
    byte[] bytes = random(100_000);
    ByteSource source = new ByteSource(new Trickle(bytes, 100_000), bytes.length, 10);
    assertEquals(2, source.peek(2));
    source.skip(5_000);
    assertEquals(ByteBuffer.wrap(bytes, 5_000, 4).getInt(), source.tag(true));
    assertTrue(source.rewind(PLENTY));
    assertEquals(0, source.position());
    assertEquals(ByteBuffer.wrap(bytes).getInt(), source.tag(true));
    source.skip(50_000);
    assertFalse(source.rewind(PLENTY));
  }

  @Test
  void countsWhatItReadsButNotWhatItPassesOver() throws Exception {
    byte[] bytes = random(100_000);
    ByteSource source = new ByteSource(new Trickle(bytes, 100_000), bytes.length, 10);
    source.uint32(false);
    source.skip(90_000);
    source.uint32(false);
    source.uint16(false);
    UnreadableException e = assertThrows(UnreadableException.class, () -> source.uint16(false));
    assertEquals(Problem.BEYOND_BOUNDS, e.problem());
  }

  @Test
  void tellsWhereTheBytesEnd() throws Exception {
    ByteSource source = new ByteSource(new Trickle(new byte[3], 1), 3, PLENTY);
    assertEquals(0, source.uint16(false));
    assertFalse(source.atEnd());
    assertTrue(source.onlyPaddingFollows());
    UnreadableException e = assertThrows(UnreadableException.class, () -> source.uint16(false));
    assertEquals(Problem.TRUNCATED, e.problem());
    source.skip(1);
    assertTrue(source.atEnd());
  }
}
