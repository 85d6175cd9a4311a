package org.fasit.pacs.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** The body of an answer that a server compressed, although it was not asked to. */
final class Unpacked {

  private Unpacked() {}

  /**
   * The body as it was before.
   *
   * @param largest in bytes
   * @throws IOException when it is larger than that, or not what its header says
   */
  static byte[] of(HttpResponse<byte[]> response, int largest) throws IOException {
    String encoding =
        response.headers().firstValue("Content-Encoding").orElse("").toLowerCase(Locale.ROOT);
    byte[] body = response.body();
    if (body.length == 0 || !encoding.endsWith("gzip")) {
      return body;
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      byte[] whole = in.readNBytes(largest + 1);
      if (whole.length > largest) {
        throw new IOException(Messages.text("tooLarge", largest >> 20));
      }
      return whole;
    }
  }
}
