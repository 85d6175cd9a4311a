package org.fasit.cli.host;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tukaani.xz.XZInputStream;

/** A jar as the host's installers bring it: compressed once more, as {@code name.jar.xz}. */
final class PackedJar {

  static final String ENDING = ".jar.xz";

  private static final int MOST_MEMORY_KIB = 256 << 10;
  private static final long LARGEST = 1L << 30;

  private PackedJar() {}

  static boolean isPacked(Path file) {
    return file.getFileName().toString().endsWith(ENDING);
  }

  /** Unpacks a jar into a temporary file, which the caller deletes. */
  static Path unpack(Path file) throws IOException {
    Path jar = Files.createTempFile("fasit-unpacked", ".jar");
    try (InputStream packed = new BufferedInputStream(Files.newInputStream(file));
        InputStream in = new XZInputStream(packed, MOST_MEMORY_KIB);
        OutputStream out = Files.newOutputStream(jar)) {
      copy(in, out);
      return jar;
    } catch (IOException e) {
      Files.deleteIfExists(jar);
      throw new IOException(file.getFileName() + " cannot be unpacked: " + reason(e), e);
    }
  }

  private static void copy(InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long total = 0;
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      total += count;
      if (total > LARGEST) {
        throw new IOException("it is larger than 1 GiB");
      }
      out.write(buffer, 0, count);
    }
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? "it is cut short or damaged" : e.getMessage();
  }
}
