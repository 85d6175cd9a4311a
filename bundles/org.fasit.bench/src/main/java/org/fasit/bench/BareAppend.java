package org.fasit.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A write with its fsync and nothing else: what the disk asks of any durable log. */
final class BareAppend {

  private static final int LINE_BYTES = 2048;

  private BareAppend() {}

  static AppendLatency.Work to(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    return () -> {
      channel.write(ByteBuffer.wrap(new byte[LINE_BYTES]));
      channel.force(false);
    };
  }
}
