package org.fasit.dicom;

import java.nio.file.Path;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.fasit.dicom.document.CaseDocument;
import org.fasit.dicom.document.CaseReader;
import org.fasit.dicom.document.DocumentOptions;
import org.fasit.dicom.internal.OwnDocumentReader;

/**
 * Finds among the objects of a study those that Fasit itself wrote: assessments and entries on
 * error lists. Bounded as {@link AiResultReader} is. Thread-safe.
 */
public final class OwnDocuments {

  private final DocumentOptions options;

  /** Reads with these codes, and takes times without an offset to be in that zone. */
  public OwnDocuments(DocumentOptions options) {
    this.options = options;
  }

  /** What a dataset tells; empty when it is none of ours, or a mark. */
  public Optional<CaseDocument> read(Attributes dataset) {
    return OwnDocumentReader.isCandidate(dataset)
        ? CaseReader.read(dataset, options)
        : Optional.empty();
  }

  /**
   * What a file tells; empty when it is none of ours, or cannot be read: {@link
   * AiResultReader#read(Path)} tells why.
   */
  public Optional<CaseDocument> read(Path file) {
    return OwnDocumentReader.load(file).flatMap(dataset -> CaseReader.read(dataset, options));
  }
}
