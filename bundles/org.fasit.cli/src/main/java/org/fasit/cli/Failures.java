package org.fasit.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Why a command failed, in one line for its user. */
final class Failures {

  private Failures() {}

  /**
   * The words of an {@link IOException}, which are meant for users. Of anything else only the kind:
   * messages of unexpected exceptions quote the values that they stumbled over.
   */
  static String text(Exception failure) {
    if (failure instanceof NoSuchFileException missing) {
      return "there is no such file or folder: " + missing.getFile();
    }
    if (failure instanceof AccessDeniedException denied) {
      return "no permission to read or write " + denied.getFile();
    }
    if (failure instanceof FileSystemException other) {
      return other.getFile()
          + ": "
          + Optional.ofNullable(other.getReason()).orElse(other.getClass().getSimpleName());
    }
    if (failure instanceof IOException && failure.getMessage() != null) {
      return failure.getMessage();
    }
    return "unexpected error (%s); run the command again with --debug to see where it came from"
        .formatted(failure.getClass().getSimpleName());
  }
}
