package org.fasit.dicom;

import java.nio.file.Path;
import org.dcm4che3.data.Attributes;
import org.fasit.dicom.ReadOutcome.Unreadable;
import org.fasit.dicom.internal.Notes;
import org.fasit.dicom.internal.ResultReader;
import org.fasit.dicom.internal.Texts;
import org.fasit.dicom.internal.UnreadableException;
import org.slf4j.LoggerFactory;

/**
 * Reads AI results from DICOM objects: structured reports after TID 1500 (Enhanced, Comprehensive,
 * Comprehensive 3D and their kin), CAD SRs, and what the site's profile names.
 *
 * <p>An object counts as an AI result when it identifies an algorithm (TID 4019), or names a device
 * as observer and no person, or is a CAD SR, or the site's profile says so. What a person measured
 * is not one, nor are dose and ultrasound reports of the equipment, manifests, and Fasit's own
 * assessments.
 *
 * <p>The conclusion: an explicit failure gives NOT_PROCESSED; else an explicit answer about the
 * exam as a whole is the conclusion; else one condition stated present gives POSITIVE, one
 * undetermined INDETERMINATE, and when all that is stated is stated absent, NEGATIVE. A finding
 * group without a statement of presence counts as present. When nothing is stated, the conclusion
 * is NOT_STATED.
 *
 * <p>Marks whose rendering intent is (111152, DCM) Presentation not permitted are never given as
 * findings; a note tells that they were left out.
 *
 * <p>Never throws because of what an object holds. A file costs at most 16 MB of reading and
 * bounded memory, whatever its size. Thread-safe.
 */
public final class AiResultReader {

  private final ResultReader reader;
  private final Texts texts;

  /** Reads with these options. */
  public AiResultReader(ReaderOptions options) {
    this.texts = new Texts(options.locale());
    this.reader = new ResultReader(options, texts);
  }

  /** Reads a file. Of objects that are no candidates, only the header is read. */
  public ReadOutcome read(Path file) {
    return outcome(() -> reader.read(file, new Notes()));
  }

  /** Reads a dataset that the host has parsed. */
  public ReadOutcome read(Attributes dataset) {
    return outcome(() -> reader.read(dataset, new Notes()));
  }

  /** Like {@link #read(Path)}; tells which item gave which field, and what was ignored and why. */
  public Explained explain(Path file) {
    Notes notes = new Notes(true);
    ReadOutcome outcome = outcome(() -> reader.read(file, notes));
    return new Explained(outcome, notes.explanation());
  }

  /** Like {@link #explain(Path)}, for a dataset that the host has parsed. */
  public Explained explain(Attributes dataset) {
    Notes notes = new Notes(true);
    ReadOutcome outcome = outcome(() -> reader.read(dataset, notes));
    return new Explained(outcome, notes.explanation());
  }

  private interface Reading {
    ReadOutcome read() throws UnreadableException;
  }

  /**
   * The last line of defence: whatever the host's library throws at odd content is an outcome. So
   * is the end of the stack, as a host may call with little of it left; readers keep nothing
   * between objects that could be left half done. The end of the heap is not: it is the host's to
   * handle.
   */
  private ReadOutcome outcome(Reading reading) {
    try {
      return reading.read();
    } catch (UnreadableException e) {
      return new Unreadable(e.problem(), e.reason(texts));
    } catch (RuntimeException | StackOverflowError e) {
      LoggerFactory.getLogger(AiResultReader.class).warn("Cannot read a DICOM object", e);
      return new Unreadable(Problem.DAMAGED, texts.say("damagedContent"));
    }
  }
}
