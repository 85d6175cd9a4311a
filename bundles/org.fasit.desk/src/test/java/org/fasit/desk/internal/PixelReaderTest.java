package org.fasit.desk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.fasit.desk.internal.Pixels.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PixelReaderTest {

  @TempDir private Path folder;

  private Pixels read(Attributes image, int frame) throws Exception {
    return PixelReader.read(DicomFile.write(folder, image, UID.ExplicitVRLittleEndian), frame);
  }

  private static int grey(BufferedImage image, int x) {
    return image.getRGB(x, 0) & 0xFF;
  }

  @Test
  void monochrome2IsLighterTheHigher() throws Exception {
    byte[] pixels = {0, 127, (byte) 255, 0};
    Pixels read = read(DicomFile.image("MONOCHROME2", 8, 4, 1, pixels), 1);
    BufferedImage image = read.through(new Window(128, 256));
    assertEquals(0, grey(image, 0));
    assertEquals(127, grey(image, 1), 1);
    assertEquals(255, grey(image, 2));
  }

  @Test
  void monochrome1IsTheOtherWayRound() throws Exception {
    byte[] pixels = {0, (byte) 255};
    Pixels read = read(DicomFile.image("MONOCHROME1", 8, 2, 1, pixels), 1);
    BufferedImage image = read.through(new Window(128, 256));
    assertEquals(255, grey(image, 0));
    assertEquals(0, grey(image, 1));
  }

  @Test
  void signedAndRescaledValuesGoThroughTheWindow() throws Exception {
    byte[] pixels = {(byte) 0x00, (byte) 0xFF, 0, 0};
    Attributes image = DicomFile.image("MONOCHROME2", 16, 2, 1, pixels);
    image.setInt(Tag.PixelRepresentation, VR.US, 1);
    image.setString(Tag.RescaleIntercept, VR.DS, "-1000");
    image.setString(Tag.RescaleSlope, VR.DS, "2");
    Pixels read = read(image, 1);
    assertEquals(-256, ((Pixels.Gray) read).stored()[0]);
    BufferedImage shown = read.through(new Window(-1512, 2));
    assertTrue(grey(shown, 0) > 100, "-256 becomes -1512");
    assertEquals(255, grey(shown, 1));
  }

  @Test
  void bitsAboveThoseStoredAreNotPartOfTheValue() throws Exception {
    byte[] pixels = {(byte) 0xFF, (byte) 0xF0, 0, 0};
    Attributes image = DicomFile.image("MONOCHROME2", 16, 2, 1, pixels);
    image.setInt(Tag.BitsStored, VR.US, 12);
    assertEquals(0xFF, ((Pixels.Gray) read(image, 1)).stored()[0]);
  }

  @Test
  void colourByPixelAndByPlane() throws Exception {
    byte[] byPixel = {10, 20, 30, 40, 50, 60};
    Pixels read = read(DicomFile.image("RGB", 8, 2, 1, byPixel), 1);
    assertEquals(0x0A141E, read.through(read.window()).getRGB(0, 0) & 0xFFFFFF);
    Attributes planes = DicomFile.image("RGB", 8, 2, 1, new byte[] {10, 40, 20, 50, 30, 60});
    planes.setInt(Tag.PlanarConfiguration, VR.US, 1);
    read = read(planes, 1);
    assertEquals(0x28323C, read.through(read.window()).getRGB(1, 0) & 0xFFFFFF);
  }

  @Test
  void takesTheFrameAskedFor() throws Exception {
    Attributes image = DicomFile.image("MONOCHROME2", 8, 2, 1, new byte[] {1, 2, 3, 4});
    image.setString(Tag.NumberOfFrames, VR.IS, "2");
    assertEquals(3, ((Pixels.Gray) read(image, 2)).stored()[0]);
  }

  @Test
  void beginsWithTheWindowSent() throws Exception {
    Attributes image = DicomFile.image("MONOCHROME2", 8, 2, 1, new byte[] {1, 2});
    assertEquals(1, read(image, 1).window().width());
    image.setString(Tag.WindowCenter, VR.DS, "40");
    image.setString(Tag.WindowWidth, VR.DS, "400");
    assertEquals(new Window(40, 400), read(image, 1).window());
  }

  @Test
  void saysWhyAPictureIsNotShown() throws Exception {
    Attributes cut = DicomFile.image("MONOCHROME2", 16, 100, 100, new byte[10]);
    assertNotShown("damaged", DicomFile.write(folder, cut, UID.ExplicitVRLittleEndian));
    Attributes palette = DicomFile.image("PALETTE COLOR", 8, 2, 2, new byte[4]);
    assertNotShown("PALETTE COLOR", DicomFile.write(folder, palette, UID.ExplicitVRLittleEndian));
    Attributes jpeg = DicomFile.image("MONOCHROME2", 8, 2, 2, new byte[4]);
    assertNotShown("compressed", DicomFile.write(folder, jpeg, UID.JPEGBaseline8Bit));
    Path noise = folder.resolve("noise.dcm");
    byte[] bytes = new byte[4096];
    Arrays.fill(bytes, (byte) 7);
    Files.write(noise, bytes);
    assertThrows(java.io.IOException.class, () -> PixelReader.read(noise, 1));
  }

  private static void assertNotShown(String why, Path file) {
    String message =
        assertThrows(PixelReader.NotShownException.class, () -> PixelReader.read(file, 1))
            .getMessage();
    assertTrue(message.contains(why), message);
  }
}
