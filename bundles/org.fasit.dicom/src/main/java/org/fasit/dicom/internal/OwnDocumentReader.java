package org.fasit.dicom.internal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.fasit.model.Traces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the files that may be documents of ours, whole. */
public final class OwnDocumentReader {

  private static final Logger LOG = LoggerFactory.getLogger(OwnDocumentReader.class);
  private static final Wish WHOLE = new Wish(tag -> true, -1);
  private static final Set<String> CLASSES =
      Set.of(
          UID.Comprehensive3DSRStorage,
          UID.ComprehensiveSRStorage,
          UID.KeyObjectSelectionDocumentStorage);

  private OwnDocumentReader() {}

  /** Whether the class of an object is one that we write. */
  public static boolean isCandidate(Attributes beginning) {
    return CLASSES.contains(Values.uid(beginning, Tag.SOPClassUID));
  }

  /** The whole dataset; empty when it is of another class, or cannot be read. */
  public static Optional<Attributes> load(Path file) {
    try (DicomFile opened = DicomFile.open(file)) {
      return isCandidate(opened.beginning())
          ? Optional.of(opened.parse(ParseLimits.REPORT, WHOLE))
          : Optional.empty();
    } catch (UnreadableException e) {
      LOG.debug("A file that may be ours could not be read", Traces.of(e));
      return Optional.empty();
    }
  }
}
