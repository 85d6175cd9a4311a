package org.fasit.journal.file;

import java.io.IOException;
import java.nio.file.Path;
import org.fasit.journal.JournalEntries;
import org.fasit.journal.JournalOptions;
import org.fasit.journal.JournalReport;
import org.fasit.journal.OpenJournal;
import org.fasit.journal.internal.FolderCheck;
import org.fasit.journal.internal.Kept;
import org.fasit.journal.internal.LocalJournal;

/** Journals in a folder: one file of JSON Lines for each process that writes. */
public final class FileJournal {

  private FileJournal() {}

  /**
   * Opens a journal. Returns at once; what is wrong with the folder is told by the first {@link
   * OpenJournal#append}.
   */
  public static OpenJournal open(JournalOptions options) {
    return new LocalJournal(options);
  }

  /**
   * Checks all files of a folder and its archive. Reads only, takes no lock, and may be used while
   * viewers are writing.
   */
  public static JournalReport verify(Path folder) throws IOException {
    return FolderCheck.of(folder);
  }

  /**
   * Reads all entries of a folder and its archive. Reads only, takes no lock, and may be used while
   * viewers are writing.
   */
  public static JournalEntries entries(Path folder) throws IOException {
    return Kept.read(folder);
  }
}
