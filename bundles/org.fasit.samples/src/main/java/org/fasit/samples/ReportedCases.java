package org.fasit.samples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Synthetic inputs after public bug reports and the output of open AI writers. Each folder of
 * {@code cases/} holds objects and an {@code expected.txt} that tells what they must give, and why.
 */
public final class ReportedCases {

  private ReportedCases() {}

  /**
   * An object of a case.
   *
   * @param name folder and file, such as {@code 03-finding-is-normal/group.dcm}
   * @throws IllegalArgumentException when there is none
   */
  public static byte[] bytes(String name) {
    try (InputStream in = ReportedCases.class.getResourceAsStream("cases/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException("no case object " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes an object of a case into a folder; gives the file. */
  public static Path write(String name, Path folder) throws IOException {
    return Files.write(folder.resolve(name.replace('/', '-')), bytes(name));
  }
}
