package org.fasit.ui.internal;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.fasit.dicom.Preview;
import org.fasit.dicom.Preview.Jpeg;
import org.fasit.dicom.Preview.Pixels;

/** Makes pictures of previews, within bounds; never on the event dispatch thread. */
final class Thumbnails {

  private static final long MOST_PIXELS = 100_000_000;

  private Thumbnails() {}

  /** The picture, no side longer than that; empty when there is none that can be shown. */
  static Optional<BufferedImage> of(Preview preview, int side) {
    if (preview.thumbnail() instanceof Pixels pixels) {
      BufferedImage image =
          new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_RGB);
      image.setRGB(0, 0, pixels.width(), pixels.height(), pixels.rgb(), 0, pixels.width());
      return Optional.of(image);
    }
    return preview.thumbnail() instanceof Jpeg jpeg
        ? decoded(jpeg.bytes(), side)
        : Optional.empty();
  }

  private static Optional<BufferedImage> decoded(byte[] jpeg, int side) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
    if (!readers.hasNext()) {
      return Optional.empty();
    }
    ImageReader reader = readers.next();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
      reader.setInput(in, true, true);
      long width = reader.getWidth(0);
      long height = reader.getHeight(0);
      if (width * height > MOST_PIXELS) {
        return Optional.empty();
      }
      int step = (int) Math.max(1, Math.max(width, height) / side);
      ImageReadParam some = reader.getDefaultReadParam();
      some.setSourceSubsampling(step, step, 0, 0);
      return Optional.of(fitted(reader.read(0, some), side));
    } catch (IOException | RuntimeException damaged) {
      return Optional.empty();
    } finally {
      reader.dispose();
    }
  }

  private static BufferedImage fitted(BufferedImage image, int side) {
    int longest = Math.max(image.getWidth(), image.getHeight());
    double scale = Math.min(1, (double) side / longest);
    int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
    BufferedImage fitted = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = fitted.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    g.drawImage(image, 0, 0, width, height, null);
    g.dispose();
    return fitted;
  }
}
