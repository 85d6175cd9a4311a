package org.fasit.samples;

import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.model.AiProduct;

/** The header of a structured report: patient and study after the images, the rest its own. */
final class SrHeader {

  private static final int[] OF_STUDY = {
    Tag.PatientName,
    Tag.PatientID,
    Tag.IssuerOfPatientID,
    Tag.PatientBirthDate,
    Tag.PatientSex,
    Tag.PatientAge,
    Tag.StudyInstanceUID,
    Tag.StudyDate,
    Tag.StudyTime,
    Tag.StudyID,
    Tag.StudyDescription,
    Tag.AccessionNumber,
    Tag.ReferringPhysicianName
  };

  private SrHeader() {}

  static void write(Attributes report, Attributes context, AiProduct product, SrWriter.Kind kind) {
    report.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 192");
    for (int tag : OF_STUDY) {
      copy(context, report, tag);
    }
    report.setString(Tag.SOPClassUID, VR.UI, kind.uid());
    report.setString(Tag.Modality, VR.CS, "SR");
    report.setString(Tag.SeriesDescription, VR.LO, product.label());
    report.setString(Tag.SeriesNumber, VR.IS, "900");
    report.setString(Tag.InstanceNumber, VR.IS, "1");
    report.setString(Tag.Manufacturer, VR.LO, product.manufacturer());
    report.setString(Tag.ManufacturerModelName, VR.LO, product.name());
    report.setString(Tag.SoftwareVersions, VR.LO, product.version());
    report.setString(Tag.DeviceSerialNumber, VR.LO, "0001");
    report.setString(Tag.ContentDate, VR.DA, context.getString(Tag.StudyDate, "20260901"));
    report.setString(Tag.ContentTime, VR.TM, context.getString(Tag.StudyTime, "120000"));
    report.setString(Tag.CompletionFlag, VR.CS, "COMPLETE");
    report.setString(Tag.VerificationFlag, VR.CS, "UNVERIFIED");
    report.setNull(Tag.ReferencedPerformedProcedureStepSequence, VR.SQ);
    report.setNull(Tag.PerformedProcedureCodeSequence, VR.SQ);
  }

  private static void copy(Attributes from, Attributes to, int tag) {
    VR vr = from.getVR(tag);
    String value = from.getString(tag);
    if (vr == null) {
      return;
    }
    if (value == null) {
      to.setNull(tag, vr);
    } else {
      to.setString(tag, vr, value);
    }
  }
}
