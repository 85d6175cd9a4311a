package org.fasit.samples;

import static org.fasit.samples.SampleCodes.dcm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.model.AiProduct;
import org.fasit.model.Code;
import org.fasit.model.InstanceRef;
import org.fasit.samples.SrWriter.Observer;

/** Who reports with what on which images: TID 1001, TID 4019, TID 1600 and the evidence. */
final class SrContext {

  private SrContext() {}

  static Attributes[] observers(Observer observer, AiProduct product) {
    List<Attributes> items = new ArrayList<>();
    Code type = dcm("121005", "Observer Type");
    String context = "HAS OBS CONTEXT";
    if (observer == Observer.PERSON || observer == Observer.BOTH) {
      items.add(SrItems.code(context, type, dcm("121006", "Person")));
      items.add(
          SrItems.personName(context, dcm("121008", "Person Observer Name"), "Prøve^Gransker"));
    }
    if (observer == Observer.DEVICE || observer == Observer.BOTH) {
      items.add(SrItems.code(context, type, dcm("121007", "Device")));
      items.add(SrItems.uidRef(context, dcm("121012", "Device Observer UID"), deviceUid(product)));
      items.add(SrItems.text(context, dcm("121013", "Device Observer Name"), product.name()));
      items.add(
          SrItems.text(
              context, dcm("121014", "Device Observer Manufacturer"), product.manufacturer()));
    }
    return items.toArray(Attributes[]::new);
  }

  private static String deviceUid(AiProduct product) {
    return new Uids(0).of("device|" + product);
  }

  static Attributes[] algorithm(AiProduct product) {
    String modifier = "HAS CONCEPT MOD";
    return new Attributes[] {
      SrItems.code(
          modifier, dcm("111000", "Algorithm Family"), dcm("123110", "Artificial Intelligence")),
      SrItems.text(modifier, dcm("111001", "Algorithm Name"), product.name()),
      SrItems.text(modifier, dcm("111003", "Algorithm Version"), product.version()),
      SrItems.text(modifier, dcm("122405", "Algorithm Manufacturer"), product.manufacturer())
    };
  }

  static Attributes procedure() {
    return SrItems.code(
        "HAS CONCEPT MOD",
        dcm("121058", "Procedure reported"),
        new Code("FASIT-DX", "99SAMPLE", "Radiography"));
  }

  static Attributes library(List<InstanceRef> images) {
    Attributes group = SrItems.container(dcm("126200", "Image Library Group"));
    for (InstanceRef image : images) {
      SrItems.add(group, SrItems.image("CONTAINS", image.sopClassUid(), image.sopInstanceUid(), 1));
    }
    return SrItems.container(dcm("111028", "Image Library"), group);
  }

  static void putEvidence(Attributes report, Attributes context, List<InstanceRef> images) {
    if (images.isEmpty()) {
      return;
    }
    Attributes study = new Attributes();
    report.newSequence(Tag.CurrentRequestedProcedureEvidenceSequence, 1).add(study);
    study.setString(Tag.StudyInstanceUID, VR.UI, context.getString(Tag.StudyInstanceUID));
    Sequence allSeries = study.newSequence(Tag.ReferencedSeriesSequence, 1);
    Map<String, Sequence> series = new LinkedHashMap<>();
    for (InstanceRef image : images) {
      series
          .computeIfAbsent(
              image.seriesInstanceUid(),
              uid -> {
                Attributes one = new Attributes();
                allSeries.add(one);
                one.setString(Tag.SeriesInstanceUID, VR.UI, uid);
                return one.newSequence(Tag.ReferencedSOPSequence, 1);
              })
          .add(SrItems.reference(image));
    }
  }
}
