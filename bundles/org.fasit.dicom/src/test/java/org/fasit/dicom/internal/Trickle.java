package org.fasit.dicom.internal;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;

/** A stream that gives a few bytes at a time, so that what is read falls apart anywhere. */
final class Trickle extends FilterInputStream {

  private final int most;

  Trickle(byte[] bytes, int most) {
    super(new ByteArrayInputStream(bytes));
    this.most = most;
  }

  @Override
  public int read(byte[] target, int from, int count) throws IOException {
    return super.read(target, from, Math.min(count, most));
  }
}
