package org.fasit.dicom;

import static org.fasit.samples.SampleCodes.dcm;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.model.AiProduct;
import org.fasit.model.Code;
import org.fasit.samples.DicomFiles;
import org.fasit.samples.SampleCodes;
import org.fasit.samples.SrItems;
import org.fasit.samples.SrWriter;
import org.fasit.samples.SrWriter.AlgorithmPlace;
import org.fasit.samples.SrWriter.Observer;
import org.fasit.samples.Uids;

/** The made objects beside the example profiles in docs/profiles. */
final class ProfileSamples {

  private static final Uids UIDS = new Uids(7);
  private static final Code NO_UNITS = new Code("1", "UCUM", "no units");

  private ProfileSamples() {}

  /** Writes them anew: {@code java … ProfileSamples docs/profiles}. */
  public static void main(String[] arguments) throws Exception {
    for (Map.Entry<String, Attributes> sample : all().entrySet()) {
      DicomFiles.write(sample.getValue(), Path.of(arguments[0], sample.getKey(), "sample.dcm"));
    }
  }

  /** Each by the folder of its example. */
  static Map<String, Attributes> all() {
    Map<String, Attributes> samples = new TreeMap<>();
    samples.put("score-only", scoreOnly());
    samples.put("private-codes", privateCodes());
    samples.put("text-report", textReport());
    samples.put("scored-conditions", scoredConditions());
    samples.put("picture-series", pictureSeries());
    samples.put("silence-is-negative", silence());
    samples.put("lesion-volume", lesionVolume());
    return samples;
  }

  private static SrWriter writer(String manufacturer, String name, String version) {
    return new SrWriter(Made.header(), new AiProduct(manufacturer, name, version), UIDS, name)
        .image(Made.IMAGE_REF)
        .algorithm(AlgorithmPlace.DOCUMENT);
  }

  private static Attributes scoreOnly() {
    return writer("Nordlunge AS", "LungeSkår", "3.2")
        .item(
            SrItems.number(
                "CONTAINS", new Code("AS01", "99NORDLUNGE", "Abnormality index"), 83, NO_UNITS))
        .write();
  }

  private static Attributes privateCodes() {
    return writer("Triagehuset AS", "AkuttTriage", "1.0")
        .evaluation(
            new Code("TRG", "99TRIAGE", "Triage class"),
            new Code("REJECTED", "99TRIAGE", "Rejected"))
        .write();
  }

  private static Attributes textReport() {
    Attributes report =
        writer("Beinlys AS", "Rapportserver", "11")
            .algorithm(AlgorithmPlace.NOWHERE)
            .observer(Observer.NOBODY)
            .item(
                SrItems.text(
                    "CONTAINS",
                    dcm("121077", "Conclusion"),
                    "Det er ingen tegn til brudd eller feilstilling."))
            .write();
    report.setString(Tag.SeriesDescription, VR.LO, "KI-svar skjelett");
    return report;
  }

  private static Attributes scoredConditions() {
    Code risk = new Code("RISK", "99BRYST", "Risk");
    Code normality = new Code("NORMALITY", "99BRYST", "Normality");
    Code unit = new Code("{risk}", "UCUM", "risk points");
    return writer("Brystbilde AS", "ThoraxIndeks", "5.1")
        .group(condition(SampleCodes.PNEUMOTHORAX, SrItems.number("CONTAINS", risk, 1.5, unit)))
        .group(
            condition(
                SampleCodes.PLEURAL_EFFUSION, SrItems.number("CONTAINS", normality, 0.3, NO_UNITS)))
        .write();
  }

  private static Attributes condition(Code what, Attributes score) {
    return SrItems.container(
        dcm("125007", "Measurement Group"),
        SrItems.code("CONTAINS", dcm("121071", "Finding"), what),
        score);
  }

  private static Attributes pictureSeries() {
    Attributes picture = Made.header();
    picture.setString(Tag.SOPClassUID, VR.UI, "1.2.840.10008.5.1.4.1.1.7");
    picture.setString(Tag.SOPInstanceUID, VR.UI, UIDS.of("picture"));
    picture.setString(Tag.SeriesInstanceUID, VR.UI, UIDS.of("picture-series"));
    picture.setString(Tag.Modality, VR.CS, "OT");
    picture.setString(Tag.ConversionType, VR.CS, "WSD");
    picture.setString(Tag.Manufacturer, VR.LO, "Håndfast AS");
    picture.setString(Tag.SeriesDescription, VR.LO, "HåndKI: FUNN");
    picture.setInt(Tag.SamplesPerPixel, VR.US, 1);
    picture.setString(Tag.PhotometricInterpretation, VR.CS, "MONOCHROME2");
    picture.setInt(Tag.Rows, VR.US, 8);
    picture.setInt(Tag.Columns, VR.US, 8);
    picture.setInt(Tag.BitsAllocated, VR.US, 8);
    picture.setInt(Tag.BitsStored, VR.US, 8);
    picture.setInt(Tag.HighBit, VR.US, 7);
    picture.setInt(Tag.PixelRepresentation, VR.US, 0);
    picture.setBytes(Tag.PixelData, VR.OB, new byte[64]);
    return picture;
  }

  private static Attributes silence() {
    return writer("Nordbein AS", "FrakturFinner", "7").write();
  }

  private static Attributes lesionVolume() {
    return writer("Hvitstoff AS", "MS-Følge", "2.0")
        .group(lesion(0.035, new Code("ml", "UCUM", "milliliter"), 90))
        .group(lesion(12, new Code("mm3", "UCUM", "cubic millimeter"), 60))
        .write();
  }

  private static Attributes lesion(double volume, Code unit, double percent) {
    Attributes lesion =
        condition(
            new Code("NEWLESION", "99HVITSTOFF", "New lesion"),
            SrItems.number("CONTAINS", SampleCodes.sct("118565006", "Volume"), volume, unit));
    return SrItems.add(
        lesion,
        SrItems.number(
            "CONTAINS", dcm("111012", "Certainty of Finding"), percent, SampleCodes.PERCENT));
  }
}
