package org.fasit.journal.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.fasit.journal.JournalReport.Harm;
import org.fasit.journal.internal.Line.FileMark;

/**
 * Reads one file of a journal line by line, from where it stopped last, and checks its chain.
 *
 * <p>A line whose own sum fits is passed on, wherever it stands: after harm to one line the others
 * are still delivered. What does not fit is remembered as harm. At the end of a file, harm may be
 * the trace of a write that was cut short, see {@link #end}.
 */
final class FileTail {

  private static final int MOST_HARMS = 100;
  private static final int SECTOR = 512;

  private final Path file;
  private final List<Harm> harms = new ArrayList<>();
  private final List<Harm> suspects = new ArrayList<>();
  private LineScanner.Rest rest = new LineScanner.Rest(0, new byte[0], false);
  private Optional<Line.Header> header = Optional.empty();
  private Optional<Line.Closed> closed = Optional.empty();
  private long good;
  private long lineNumber;
  private long nextN;
  private String last = LineCodec.NONE_BEFORE;
  private int opaque;

  FileTail(Path file) {
    this.file = file;
  }

  /** How a file ends. */
  enum End {
    /** With a whole line. */
    WHOLE,
    /** With a write that was cut short. */
    TORN,
    /** With something that this program did not write. */
    HARMED
  }

  /** Reads on to the end of the file as it is now; the sink takes each line that is as written. */
  void read(Consumer<Placed> sink) throws IOException {
    if (newer()) {
      return;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() < rest.offset()) {
        startOver();
      }
      rest =
          LineScanner.scan(
              channel,
              rest.offset(),
              new LineScanner.Sink() {
                @Override
                public void line(long offset, byte[] bytes, int length) {
                  take(offset, bytes, length, sink);
                }

                @Override
                public void tooLong(long offset) {
                  lineNumber++;
                  suspect("is longer than a line may be");
                }
              });
    }
  }

  /** Its writer has taken back lines that it could not make durable. */
  private void startOver() {
    harms.clear();
    suspects.clear();
    rest = new LineScanner.Rest(0, new byte[0], false);
    closed = Optional.empty();
    good = 0;
    lineNumber = 0;
    nextN = 0;
    last = LineCodec.NONE_BEFORE;
    opaque = 0;
  }

  /** What came after the last good line has been cut off. */
  void cutOff() {
    suspects.clear();
    rest = new LineScanner.Rest(good, new byte[0], false);
    lineNumber = nextN;
  }

  private void take(long offset, byte[] bytes, int length, Consumer<Placed> sink) {
    lineNumber++;
    if (newer()) {
      return;
    }
    try {
      LineCodec.Decoded decoded = LineCodec.decode(bytes, length);
      boolean resumed = !suspects.isEmpty();
      suspects.forEach(this::harm);
      suspects.clear();
      checkPlace(decoded, resumed);
      nextN = decoded.n() + 1;
      last = decoded.hash();
      good = offset + length + 1;
      note(decoded.line());
      sink.accept(new Placed(file, decoded.n(), offset, length, decoded.hash(), decoded.line()));
    } catch (HarmedLine e) {
      suspect(e.getMessage());
    }
  }

  private void checkPlace(LineCodec.Decoded decoded, boolean resumed) {
    if (closed.isPresent()) {
      harm(lineNumber, "stands after the end of the file");
    }
    if (decoded.line() instanceof Line.Header != (lineNumber == 1)) {
      harm(lineNumber, lineNumber == 1 ? "is not a header" : "is a second header");
    }
    if (resumed) {
      if (decoded.n() < nextN) {
        harm(lineNumber, "is out of order");
      }
    } else if (decoded.n() != nextN) {
      harm(lineNumber, "is number " + (decoded.n() + 1) + " where " + (nextN + 1) + " belongs");
    } else if (!decoded.prev().equals(last)) {
      harm(Math.max(1, lineNumber - 1), "was changed after the next line was written");
    }
  }

  private void note(Line line) {
    if (line instanceof Line.Header it) {
      header = header.or(() -> Optional.of(it));
    } else if (line instanceof Line.Closed it) {
      closed = Optional.of(it);
    } else if (line instanceof Line.Opaque || line instanceof Line.Unknown) {
      opaque++;
    }
  }

  private void suspect(String why) {
    if (suspects.size() < MOST_HARMS) {
      suspects.add(new Harm(lineNumber, why));
    }
  }

  private void harm(long line, String why) {
    harm(new Harm(line, why));
  }

  private void harm(Harm harm) {
    if (harms.size() < MOST_HARMS) {
      harms.add(harm);
    }
  }

  /**
   * Judges how the file ends now. A write that was cut short leaves bytes without a line's end, or,
   * after a power cut, whole sectors of zeros; neither was ever confirmed to anybody. All else at
   * the end was done to the file later.
   */
  End end() throws IOException {
    if (!suspects.isEmpty()) {
      return closed.isEmpty() && hasZeroSector() ? End.TORN : End.HARMED;
    }
    if (rest.bytes().length == 0) {
      return End.WHOLE;
    }
    boolean grown = rest.tooLong() || LineCodec.runsOnAfterWholeLine(rest.bytes());
    return closed.isPresent() || grown ? End.HARMED : End.TORN;
  }

  /** All that is wrong, given how the file ends. */
  List<Harm> harms(End end) {
    List<Harm> all = new ArrayList<>(harms);
    if (end == End.HARMED) {
      all.addAll(suspects);
      if (rest.bytes().length > 0) {
        all.add(new Harm(lineNumber + 1, "is not a line of a journal"));
      }
    }
    return all;
  }

  /** Whether something does not fit, as far as it was read. */
  boolean isHarmed() {
    return !harms.isEmpty() || !suspects.isEmpty();
  }

  private boolean hasZeroSector() throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer block = ByteBuffer.allocate(64 << 10);
      long at = good;
      int zeros = 0;
      for (int read = channel.read(block, at); read > 0; read = channel.read(block, at)) {
        for (int i = 0; i < read; i++) {
          zeros = block.get(i) == 0 ? zeros + 1 : 0;
          if (zeros == SECTOR) {
            return true;
          }
        }
        at += read;
        block.clear();
      }
      return false;
    }
  }

  Path file() {
    return file;
  }

  /** Bytes up to and with the last line that is as it was written. */
  long good() {
    return good;
  }

  /** Number of the line that would come next. */
  long nextN() {
    return nextN;
  }

  /** SHA-256 of the last good line. */
  String last() {
    return last;
  }

  FileMark mark() {
    return new FileMark(file.getFileName().toString(), nextN, last);
  }

  Optional<Line.Header> header() {
    return header;
  }

  Optional<Line.Closed> closed() {
    return closed;
  }

  /** Whether something in it waits for a newer version. */
  boolean holdsOpaque() {
    return opaque > 0;
  }

  /** Whether the whole file is in a format that only a newer version knows. */
  boolean newer() {
    return header.isPresent() && header.get().format() > LineCodec.FORMAT;
  }
}
