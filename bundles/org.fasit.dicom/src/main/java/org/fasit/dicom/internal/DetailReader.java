package org.fasit.dicom.internal;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.dicom.FindingDetail;
import org.fasit.dicom.ResultDetail;
import org.fasit.dicom.ResultDetail.Form;

/** Reads what an object tells of its result beyond what the model keeps. */
final class DetailReader {

  private static final int MOST_PREDECESSORS = 1_000;

  private DetailReader() {}

  /** More of a structured object's result. */
  static ResultDetail read(Attributes dataset, Statements statements) {
    Map<String, FindingDetail> findings = new HashMap<>();
    for (List<StatedFinding> list : List.of(statements.findings(), statements.withheld())) {
      for (StatedFinding stated : list) {
        findings.put(stated.finding().key(), stated.detail());
      }
    }
    return new ResultDetail(
        Form.REPORT,
        isPartial(dataset),
        made(dataset),
        predecessors(dataset),
        findings,
        statements.withheld().stream().map(StatedFinding::finding).toList(),
        statements.evaluations(),
        statements.measurements(),
        statements.statedFigures());
  }

  private static boolean isPartial(Attributes dataset) {
    return Values.text(dataset, Tag.CompletionFlag).equals("PARTIAL")
        || Values.text(dataset, Tag.PreliminaryFlag).equals("PRELIMINARY");
  }

  /** When an object's content was made; empty without a date. */
  static Optional<LocalDateTime> made(Attributes dataset) {
    return Values.date(dataset, Tag.ContentDate)
        .map(date -> date.atTime(Values.time(dataset, Tag.ContentTime).orElse(LocalTime.MIDNIGHT)));
  }

  private static List<String> predecessors(Attributes dataset) {
    Set<String> predecessors = new LinkedHashSet<>();
    for (Attributes study : Values.items(dataset, Tag.PredecessorDocumentsSequence)) {
      for (Attributes series : Values.items(study, Tag.ReferencedSeriesSequence)) {
        for (Attributes document : Values.items(series, Tag.ReferencedSOPSequence)) {
          String uid = Values.uid(document, Tag.ReferencedSOPInstanceUID);
          if (!uid.isEmpty() && predecessors.size() < MOST_PREDECESSORS) {
            predecessors.add(uid);
          }
        }
      }
    }
    predecessors.remove(Values.uid(dataset, Tag.SOPInstanceUID));
    return new ArrayList<>(predecessors);
  }
}
