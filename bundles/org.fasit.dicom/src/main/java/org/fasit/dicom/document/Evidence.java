package org.fasit.dicom.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.model.InstanceRef;

/** Writes Hierarchical SOP Instance References (DICOM PS3.3 section C.17.2.1). */
final class Evidence {

  private Evidence() {}

  /** Adds a sequence that names instances of one study, by series, each once; none, no sequence. */
  static void add(Attributes document, int sequence, String studyUid, List<InstanceRef> refs) {
    Map<String, Map<String, InstanceRef>> series = new LinkedHashMap<>();
    for (InstanceRef ref : refs) {
      series
          .computeIfAbsent(ref.seriesInstanceUid(), uid -> new LinkedHashMap<>())
          .putIfAbsent(ref.sopInstanceUid(), ref);
    }
    if (series.isEmpty()) {
      return;
    }
    Attributes study = new Attributes(2);
    document.newSequence(sequence, 1).add(study);
    study.setString(Tag.StudyInstanceUID, VR.UI, studyUid);
    Sequence items = study.newSequence(Tag.ReferencedSeriesSequence, series.size());
    series.forEach((uid, instances) -> items.add(series(uid, instances)));
  }

  private static Attributes series(String uid, Map<String, InstanceRef> instances) {
    Attributes item = new Attributes(2);
    item.setString(Tag.SeriesInstanceUID, VR.UI, uid);
    Sequence sops = item.newSequence(Tag.ReferencedSOPSequence, instances.size());
    for (InstanceRef ref : instances.values()) {
      Attributes sop = new Attributes(2);
      sop.setString(Tag.ReferencedSOPClassUID, VR.UI, ref.sopClassUid());
      sop.setString(Tag.ReferencedSOPInstanceUID, VR.UI, ref.sopInstanceUid());
      sops.add(sop);
    }
    return item;
  }
}
