package org.fasit.registry.internal.http;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads a request's body within bounds, before and after unpacking. */
final class Body {

  private static final int CHUNK = 16 * 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Body() {}

  /** The body, unpacked when it came as gzip. */
  static byte[] read(Context request, int largest) throws IOException {
    if (request.req().getContentLengthLong() > largest) {
      throw tooLarge(largest);
    }
    InputStream raw = new Bounded(request.req().getInputStream(), largest);
    String encoding =
        Optional.ofNullable(request.header("Content-Encoding"))
            .orElse("identity")
            .strip()
            .toLowerCase(Locale.ROOT);
    return switch (encoding) {
      case "identity", "" -> all(raw);
      case "gzip" -> unpacked(raw, largest);
      default ->
          throw new Trouble(415, "ENCODING", "the content encoding is neither identity nor gzip");
    };
  }

  /** Whether a body was announced that has not been read to its end. */
  static boolean isUnread(Context request) {
    boolean announced =
        request.req().getContentLengthLong() > 0 || request.header("Transfer-Encoding") != null;
    try {
      return announced && !request.req().getInputStream().isFinished();
    } catch (IOException | IllegalStateException e) {
      return true;
    }
  }

  private static byte[] unpacked(InputStream raw, int largest) throws IOException {
    try (InputStream unpacked = new Bounded(new GZIPInputStream(raw, CHUNK), largest)) {
      return all(unpacked);
    } catch (ZipException | EOFException e) {
      throw new Trouble(400, "MALFORMED", "the body is not gzip: " + e.getMessage());
    }
  }

  private static byte[] all(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(CHUNK);
    in.transferTo(bytes);
    return bytes.toByteArray();
  }

  private static Trouble tooLarge(int largest) {
    return new Trouble(413, "TOO_LARGE", "the body has more than " + largest + " bytes");
  }

  /** Ends a stream that is too large or too slow. */
  private static final class Bounded extends FilterInputStream {
    private final int largest;
    private final long begun = System.nanoTime();
    private long passed;

    Bounded(InputStream in, int largest) {
      super(in);
      this.largest = largest;
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      count(Math.max(0, count));
      return count;
    }

    private void count(int bytes) {
      passed += bytes;
      if (passed > largest) {
        throw tooLarge(largest);
      }
      if (System.nanoTime() - begun > PATIENCE.toNanos()) {
        throw new Trouble(408, "TOO_SLOW", "the body did not come within " + PATIENCE);
      }
    }
  }
}
