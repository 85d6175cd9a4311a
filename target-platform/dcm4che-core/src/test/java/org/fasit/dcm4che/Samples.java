package org.fasit.dcm4che;

import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;

final class Samples {
  static final String NAME = "Bjørnebærsen^Åse-Gølin";

  private Samples() {}

  /** A structured report, two levels deep, with Norwegian letters in UTF-8. */
  static Attributes report(String iuid) {
    Attributes report = new Attributes();
    report.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 192");
    report.setString(Tag.SOPClassUID, VR.UI, UID.ComprehensiveSRStorage);
    report.setString(Tag.SOPInstanceUID, VR.UI, iuid);
    report.setString(Tag.PatientName, VR.PN, NAME);
    report.setInt(Tag.InstanceNumber, VR.IS, 7);
    report.setNull(Tag.AccessionNumber, VR.SH);
    Sequence content = report.newSequence(Tag.ContentSequence, 2);
    for (int i = 0; i < 2; i++) {
      Attributes item = new Attributes();
      item.setString(Tag.ValueType, VR.CS, "CONTAINER");
      Sequence inner = item.newSequence(Tag.ContentSequence, 1);
      Attributes number = new Attributes();
      number.setString(Tag.TextValue, VR.UT, "Mål nr. " + i + ": små æøå");
      number.setDouble(Tag.RationalNumeratorValue, VR.FD, 0.25 + i);
      number.setFloat(Tag.GraphicData, VR.FL, 1.5f, 2.5f);
      number.setBytes(Tag.PixelData, VR.OB, new byte[] {1, 2, 3, 4});
      inner.add(number);
      content.add(item);
    }
    return report;
  }
}
