package org.fasit.journal.internal;

import java.io.IOException;

/** An entry longer than a line may be. */
final class EntryTooLarge extends IOException {

  EntryTooLarge() {
    super(Messages.text("tooLarge", LineCodec.LONGEST >> 20));
  }
}
