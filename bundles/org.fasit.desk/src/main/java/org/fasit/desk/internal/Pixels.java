package org.fasit.desk.internal;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;

/** One frame's pixels, ready to be drawn. */
sealed interface Pixels {

  int width();

  int height();

  /** The frame as it looks through that window. */
  BufferedImage through(Window window);

  /** The window to begin with. */
  Window window();

  /**
   * Window centre and width (PS3.3 C.11.2.1.2), in rescaled units.
   *
   * @param width above 0
   */
  record Window(double centre, double width) {

    /** The window after a drag: to the right is wider, down is darker. */
    Window dragged(int dx, int dy) {
      double step = Math.max(width, 16) / 256;
      return new Window(centre + dy * step, Math.max(1, width + dx * step));
    }
  }

  /**
   * Monochrome.
   *
   * @param stored stored values, {@code signed} or not
   * @param inverted MONOCHROME1
   */
  record Gray(
      int width,
      int height,
      short[] stored,
      boolean signed,
      double slope,
      double intercept,
      boolean inverted,
      Window window)
      implements Pixels {

    private static final IndexColorModel GREYS = greys();

    @Override
    public BufferedImage through(Window through) {
      byte[] table = table(through);
      BufferedImage image =
          new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, GREYS);
      byte[] out = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
      for (int i = 0; i < out.length; i++) {
        out[i] = table[stored[i] & 0xFFFF];
      }
      return image;
    }

    /** Grey by stored value (PS3.3 C.11.2.1.2.1, linear). */
    private byte[] table(Window through) {
      byte[] table = new byte[1 << 16];
      for (int i = 0; i < table.length; i++) {
        double value = (signed ? (short) i : i) * slope + intercept;
        double span = Math.max(through.width - 1, 1e-6);
        double share = (value - (through.centre - 0.5)) / span + 0.5;
        int grey = (int) Math.round(Math.max(0, Math.min(1, share)) * 255);
        table[i] = (byte) (inverted ? 255 - grey : grey);
      }
      return table;
    }

    private static IndexColorModel greys() {
      byte[] levels = new byte[256];
      for (int i = 0; i < levels.length; i++) {
        levels[i] = (byte) i;
      }
      return new IndexColorModel(8, 256, levels, levels, levels);
    }
  }

  /** True colour, 0xRRGGBB. */
  record Colour(int width, int height, int[] rgb) implements Pixels {

    @Override
    public BufferedImage through(Window through) {
      BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      image.setRGB(0, 0, width, height, rgb, 0, width);
      return image;
    }

    @Override
    public Window window() {
      return new Window(128, 256);
    }
  }
}
