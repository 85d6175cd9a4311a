package org.fasit.journal.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** Splits a file into lines, holding no more than one line of bounded length in memory. */
final class LineScanner {

  private static final int BLOCK = 64 << 10;

  private final Sink sink;
  private byte[] line = new byte[4096];
  private int length;
  private boolean tooLong;
  private long start;
  private long position;

  private LineScanner(Sink sink, long from) {
    this.sink = sink;
    this.start = from;
    this.position = from;
  }

  /** What takes the lines. */
  interface Sink {

    /** A whole line. The bytes are the scanner's own and hold for this call. */
    void line(long offset, byte[] bytes, int length);

    /** A line longer than {@link LineCodec#LONGEST}. */
    void tooLong(long offset);
  }

  /**
   * Bytes after the last whole line.
   *
   * @param offset where they begin
   * @param bytes the first of them, as many as the longest line has
   * @param tooLong whether there are more
   */
  record Rest(long offset, byte[] bytes, boolean tooLong) {}

  /** Reads from there to the end of the file. */
  static Rest scan(FileChannel channel, long from, Sink sink) throws IOException {
    LineScanner scanner = new LineScanner(sink, from);
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    while (channel.read(block, scanner.position) > 0) {
      scanner.take(block.array(), block.position());
      block.clear();
    }
    byte[] rest = Arrays.copyOf(scanner.line, scanner.length);
    return new Rest(scanner.start, rest, scanner.tooLong);
  }

  private void take(byte[] block, int count) {
    int from = 0;
    for (int i = 0; i < count; i++) {
      if (block[i] == '\n') {
        add(block, from, i);
        from = i + 1;
        end(position + from);
      }
    }
    add(block, from, count);
    position += count;
  }

  private void add(byte[] block, int from, int to) {
    int more = to - from;
    if (length + more > LineCodec.LONGEST) {
      tooLong = true;
      more = LineCodec.LONGEST - length;
    }
    if (length + more > line.length) {
      line =
          Arrays.copyOf(
              line, Math.max(length + more, Math.min(line.length * 2, LineCodec.LONGEST)));
    }
    System.arraycopy(block, from, line, length, more);
    length += more;
  }

  private void end(long next) {
    if (tooLong) {
      sink.tooLong(start);
    } else {
      sink.line(start, line, length);
    }
    start = next;
    length = 0;
    tooLong = false;
  }
}
