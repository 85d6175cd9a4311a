package org.fasit.dicom.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.model.InstanceRef;

/** Reads which images an object says it was made from. */
final class ImageReferences {

  private ImageReferences() {}

  /**
   * The images of this study in the object's evidence (0040,A375), else those that its content
   * refers to.
   */
  static List<InstanceRef> read(Attributes dataset, ContentTree tree, String studyInstanceUid)
      throws UnreadableException {
    Map<String, InstanceRef> images = new LinkedHashMap<>();
    for (Attributes study : Values.items(dataset, Tag.CurrentRequestedProcedureEvidenceSequence)) {
      if (Values.uid(study, Tag.StudyInstanceUID).equals(studyInstanceUid)) {
        for (Attributes series : Values.items(study, Tag.ReferencedSeriesSequence)) {
          addAll(series, Values.uid(series, Tag.SeriesInstanceUID), images);
        }
      }
    }
    if (images.isEmpty()) {
      for (ContentItem item : tree.all(tree.root(), child -> child.is("IMAGE"))) {
        addAll(item.attributes(), "", images);
      }
    }
    return List.copyOf(images.values());
  }

  private static void addAll(Attributes holder, String series, Map<String, InstanceRef> images) {
    for (Attributes reference : Values.items(holder, Tag.ReferencedSOPSequence)) {
      String sopClass = Values.uid(reference, Tag.ReferencedSOPClassUID);
      String instance = Values.uid(reference, Tag.ReferencedSOPInstanceUID);
      if (!instance.isEmpty() && SopClasses.isImage(sopClass)) {
        images.putIfAbsent(instance, new InstanceRef(sopClass, instance, series));
      }
    }
  }
}
