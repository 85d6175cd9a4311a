package org.fasit.samples;

import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.model.Code;
import org.fasit.model.InstanceRef;

/** Writes a digital radiograph (PS3.3 section A.26): 16 bits, uncompressed, for presentation. */
final class DxImage {

  private static final Code ERECT = new Code("C86043", "NCIt", "erect");
  private static final Code RECUMBENT = SampleCodes.sct("102538003", "recumbent");

  /**
   * How the picture was taken.
   *
   * @param bodyPart DICOM Body Part Examined, such as {@code WRIST}
   * @param region the same as a code
   * @param view View Position, such as {@code AP}
   * @param laterality {@code L}, {@code R} or {@code U}
   * @param erect empty where it does not matter, as for limbs
   */
  record View(
      String bodyPart, Code region, String view, String laterality, Optional<Boolean> erect) {}

  private DxImage() {}

  /**
   * The image.
   *
   * @param study a header with the patient and study attributes
   * @param pixels 12 bits in 16, little endian
   */
  static Attributes write(
      Attributes study, InstanceRef ref, View view, int number, int columns, byte[] pixels) {
    Attributes image = new Attributes(study);
    image.setString(Tag.SOPClassUID, VR.UI, ref.sopClassUid());
    image.setString(Tag.SOPInstanceUID, VR.UI, ref.sopInstanceUid());
    image.setString(Tag.SeriesInstanceUID, VR.UI, ref.seriesInstanceUid());
    image.setString(Tag.SeriesNumber, VR.IS, Integer.toString(number));
    image.setString(Tag.InstanceNumber, VR.IS, "1");
    image.setString(Tag.Modality, VR.CS, "DX");
    image.setString(Tag.SeriesDescription, VR.LO, view.bodyPart() + ' ' + view.view());
    series(image, view);
    detector(image);
    pixels(image, columns, pixels);
    return image;
  }

  private static void series(Attributes image, View view) {
    image.setString(Tag.PresentationIntentType, VR.CS, "FOR PRESENTATION");
    image.setString(Tag.ImageType, VR.CS, "ORIGINAL", "PRIMARY", "");
    image.setString(Tag.BodyPartExamined, VR.CS, view.bodyPart());
    image.setString(Tag.ViewPosition, VR.CS, view.view());
    image.setString(Tag.ImageLaterality, VR.CS, view.laterality());
    String[] orientation =
        view.view().equals("PA") ? new String[] {"R", "F"} : new String[] {"L", "F"};
    image.setString(Tag.PatientOrientation, VR.CS, orientation);
    SrItems.putCode(image, Tag.AnatomicRegionSequence, view.region());
    SrItems.putCode(image, Tag.ViewCodeSequence, viewCode(view.view()));
    view.erect()
        .ifPresent(
            erect ->
                SrItems.putCode(
                    image, Tag.PatientOrientationCodeSequence, erect ? ERECT : RECUMBENT));
    image.setNull(Tag.AcquisitionContextSequence, VR.SQ);
    image.setString(Tag.Manufacturer, VR.LO, "Fasit Prøver");
    image.setString(Tag.ManufacturerModelName, VR.LO, "Tegnet");
    image.setString(Tag.SoftwareVersions, VR.LO, "1.0");
    image.setString(Tag.DeviceSerialNumber, VR.LO, "0000");
    image.setString(Tag.InstitutionName, VR.LO, "Prøvesykehuset");
  }

  private static Code viewCode(String view) {
    return switch (view) {
      case "PA" -> SampleCodes.sct("272479007", "postero-anterior");
      case "AP" -> SampleCodes.sct("399348003", "antero-posterior");
      case "LL" -> SampleCodes.sct("399173006", "left lateral");
      default -> SampleCodes.sct("399067008", "lateral");
    };
  }

  private static void detector(Attributes image) {
    image.setString(Tag.PixelIntensityRelationship, VR.CS, "LOG");
    image.setInt(Tag.PixelIntensityRelationshipSign, VR.SS, -1);
    image.setString(Tag.RescaleIntercept, VR.DS, "0");
    image.setString(Tag.RescaleSlope, VR.DS, "1");
    image.setString(Tag.RescaleType, VR.LO, "US");
    image.setString(Tag.PresentationLUTShape, VR.CS, "IDENTITY");
    image.setString(Tag.LossyImageCompression, VR.CS, "00");
    image.setString(Tag.BurnedInAnnotation, VR.CS, "NO");
    image.setString(Tag.DetectorType, VR.CS, "DIRECT");
    image.setString(Tag.DetectorConfiguration, VR.CS, "AREA");
    image.setString(Tag.ImagerPixelSpacing, VR.DS, "0.4", "0.4");
    image.setString(Tag.PositionerType, VR.CS, "NONE");
    image.setString(Tag.WindowCenter, VR.DS, "1750");
    image.setString(Tag.WindowWidth, VR.DS, "3500");
  }

  private static void pixels(Attributes image, int columns, byte[] pixels) {
    image.setInt(Tag.SamplesPerPixel, VR.US, 1);
    image.setString(Tag.PhotometricInterpretation, VR.CS, "MONOCHROME2");
    image.setInt(Tag.Rows, VR.US, pixels.length / 2 / columns);
    image.setInt(Tag.Columns, VR.US, columns);
    image.setInt(Tag.BitsAllocated, VR.US, 16);
    image.setInt(Tag.BitsStored, VR.US, 12);
    image.setInt(Tag.HighBit, VR.US, 11);
    image.setInt(Tag.PixelRepresentation, VR.US, 0);
    image.setBytes(Tag.PixelData, VR.OW, pixels);
  }
}
