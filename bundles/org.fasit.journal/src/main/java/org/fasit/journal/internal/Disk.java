package org.fasit.journal.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.fasit.audit.files.OwnerOnly;

/** How this process's own files are made; a test can hand in a disk that is full or fails. */
interface Disk {

  /** The real one. */
  Disk REAL = OwnerOnly::create;

  /** Makes a new file, open for writing. */
  FileChannel create(Path file) throws IOException;

  /** Opens a file again to cut it. */
  default FileChannel reopen(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.WRITE);
  }
}
