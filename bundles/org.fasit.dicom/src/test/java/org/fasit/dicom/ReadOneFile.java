package org.fasit.dicom;

import java.nio.file.Path;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.dicom.ReadOutcome.NotAiResult;
import org.fasit.dicom.ReadOutcome.Unreadable;

/** Reads one file in a JVM of its own and prints the outcome, the time and the heap it took. */
final class ReadOneFile {

  private ReadOneFile() {}

  public static void main(String[] args) {
    long start = System.nanoTime();
    ReadOutcome outcome = new AiResultReader(Made.EVERYONE).read(Path.of(args[0]));
    long millis = (System.nanoTime() - start) / 1_000_000;
    String what = "";
    if (outcome instanceof AiResultFound found) {
      what = "FOUND " + found.result().findings().size();
    } else if (outcome instanceof NotAiResult other) {
      what = "OTHER " + other.reason();
    } else if (outcome instanceof Unreadable unreadable) {
      what = unreadable.problem() + " " + unreadable.reason();
    }
    System.out.println(what);
    System.out.println(millis + " ms");
  }
}
