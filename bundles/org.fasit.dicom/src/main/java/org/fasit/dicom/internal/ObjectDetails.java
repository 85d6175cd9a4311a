package org.fasit.dicom.internal;

import java.util.List;
import java.util.Map;
import org.dcm4che3.data.Attributes;
import org.fasit.dicom.FindingDetail;
import org.fasit.dicom.ResultDetail;

/** The details that objects other than reports have. */
final class ObjectDetails {

  private ObjectDetails() {}

  static ResultDetail of(
      ResultDetail.Form form, Attributes dataset, Map<String, FindingDetail> findings) {
    return new ResultDetail(
        form,
        false,
        DetailReader.made(dataset),
        List.of(),
        findings,
        List.of(),
        List.of(),
        List.of());
  }
}
