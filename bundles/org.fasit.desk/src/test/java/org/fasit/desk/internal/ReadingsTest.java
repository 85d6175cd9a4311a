package org.fasit.desk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.fasit.desk.internal.Library.OnDisk;
import org.fasit.dicom.ImagePlane;
import org.fasit.dicom.SiteProfile;
import org.fasit.reading.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingsTest {

  @TempDir private Path folder;

  @Test
  void tellsTheReadingWhereTheFramesOfAnImageLie() throws IOException {
    Attributes image = DicomFile.image("MONOCHROME2", 8, 2, 2, new byte[8]);
    image.setString(Tag.SOPClassUID, VR.UI, "1.2.840.10008.5.1.4.1.1.2.1");
    image.setString(Tag.FrameOfReferenceUID, VR.UI, "1.2.3.77");
    image.setInt(Tag.NumberOfFrames, VR.IS, 2);
    Attributes shared = item(image, Tag.SharedFunctionalGroupsSequence);
    item(shared, Tag.PlaneOrientationSequence)
        .setDouble(Tag.ImageOrientationPatient, VR.DS, 1, 0, 0, 0, 1, 0);
    item(shared, Tag.PixelMeasuresSequence).setDouble(Tag.PixelSpacing, VR.DS, 1, 1);
    for (int frame = 0; frame < 2; frame++) {
      item(item(image, Tag.PerFrameFunctionalGroupsSequence), Tag.PlanePositionSequence)
          .setDouble(Tag.ImagePositionPatient, VR.DS, 0, 0, 5 * frame);
    }
    DicomFile.write(folder, image, UID.ExplicitVRLittleEndian);
    Path single = Files.createDirectory(folder.resolve("single"));
    Attributes flat = DicomFile.image("MONOCHROME2", 8, 2, 2, new byte[4]);
    flat.setString(Tag.SOPInstanceUID, VR.UI, "1.2.3.5");
    DicomFile.write(single, flat, UID.ExplicitVRLittleEndian);
    List<ImagePlane> planes = new ArrayList<>();
    for (OnDisk study : Library.scan(folder, SiteProfile.NONE)) {
      Readings.offer(keeping(planes), study);
    }
    assertEquals(List.of(1, 2), planes.stream().map(ImagePlane::frame).toList());
    assertEquals(5, planes.get(1).plane().position().z());
  }

  private static Attributes item(Attributes in, int sequence) {
    Sequence items = in.ensureSequence(sequence, 1);
    Attributes item = new Attributes();
    items.add(item);
    return item;
  }

  /** A reading that keeps the planes that it is told of. */
  private static Reading keeping(List<ImagePlane> planes) {
    return (Reading)
        Proxy.newProxyInstance(
            Reading.class.getClassLoader(),
            new Class<?>[] {Reading.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("planes")) {
                ((List<?>) ((Supplier<?>) arguments[0]).get())
                    .forEach(plane -> planes.add((ImagePlane) plane));
              }
              return null;
            });
  }
}
