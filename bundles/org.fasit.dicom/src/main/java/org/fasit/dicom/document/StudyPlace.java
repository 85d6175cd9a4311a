package org.fasit.dicom.document;

import java.net.URI;
import java.util.Optional;

/**
 * Where a study is to be had over DICOMweb, and how.
 *
 * @param service base address of DICOMweb, without a slash at its end
 * @param authorization value of the HTTP header Authorization; empty to send none
 */
public record StudyPlace(URI service, String studyInstanceUid, Optional<String> authorization) {

  /** The study itself (WADO-RS). */
  public URI address() {
    return URI.create(service + "/studies/" + studyInstanceUid);
  }

  /** Never tells the secret. */
  @Override
  public String toString() {
    return address().toString();
  }
}
