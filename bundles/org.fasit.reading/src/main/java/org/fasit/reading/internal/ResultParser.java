package org.fasit.reading.internal;

import java.nio.file.Path;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.fasit.dicom.ImagePlane;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.dicom.ResultDetail;
import org.fasit.dicom.document.CaseDocument;
import org.fasit.model.AiResult;
import org.fasit.reading.ReadingState.SignOff;

/** Tells what a DICOM object says, within bounded time and memory. */
interface ResultParser {

  Parsed parse(Attributes dataset);

  Parsed parse(Path file);

  /** What became of an object. */
  sealed interface Parsed {
    /** An AI result, or a part of one. */
    record Result(AiResultFound found) implements Parsed {

      /** One of which nothing more is known. */
      Result(AiResult result, List<String> notes) {
        this(new AiResultFound(result, ResultDetail.NONE, notes));
      }
    }

    /** An AI result, as far as one can tell, that cannot be read. */
    record Unreadable(String reason) implements Parsed {}

    /** Where frames of an image lie. */
    record Planes(List<ImagePlane> planes) implements Parsed {}

    /** A document of our own. */
    record Own(CaseDocument document) implements Parsed {}

    /** A document that tells that the exam is signed off. */
    record SignedOff(SignOff how) implements Parsed {}

    /** Something else. */
    record NotAiResult() implements Parsed {}
  }
}
