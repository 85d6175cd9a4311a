package org.aoju.bus.core.codec;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Becomes {@code org.dcm4che3.util.Base64}; bus's own leads to most of bus-core. */
public class Base64 {
  public static void encode(byte[] src, int srcPos, int srcLen, char[] dest, int destPos) {
    var encoded = java.util.Base64.getEncoder().encode(ByteBuffer.wrap(src, srcPos, srcLen));
    for (int i = destPos; encoded.hasRemaining(); i++) dest[i] = (char) encoded.get();
  }

  public static void decode(char[] ch, int off, int len, OutputStream out) throws IOException {
    out.write(
        java.util.Base64.getMimeDecoder()
            .decode(new String(ch, off, len).getBytes(StandardCharsets.ISO_8859_1)));
  }
}
