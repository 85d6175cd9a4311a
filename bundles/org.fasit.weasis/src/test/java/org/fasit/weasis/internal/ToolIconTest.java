package org.fasit.weasis.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ToolIconTest {

  private static final int ROOM = 8;

  @Test
  void eachPictureIsAnotherAndNeedsNoComponent() {
    Set<String> pictures = new HashSet<>();
    for (ToolIcon icon : ToolIcon.values()) {
      BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_ARGB);
      icon.paintIcon(null, image.getGraphics(), 0, 0);
      int[] pixels = image.getRGB(0, 0, 64, 64, null, 0, 64);
      assertTrue(IntStream.of(pixels).filter(p -> p != 0).count() > 20, icon + " is empty");
      assertTrue(pictures.add(Arrays.toString(pixels)), icon + " is not its own");
    }
  }

  /** Painted on a screen of that scale, with room around it. */
  private static BufferedImage painted(ToolIcon icon, double scale) {
    int side = (int) Math.ceil((icon.getIconWidth() + 2 * ROOM) * scale);
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = image.createGraphics();
    g.scale(scale, scale);
    icon.paintIcon(null, g, ROOM, ROOM);
    g.dispose();
    return image;
  }

  private static double ink(BufferedImage image) {
    double ink = 0;
    for (int p :
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())) {
      ink += (p >>> 24) / 255.0;
    }
    return ink;
  }

  private static long solid(BufferedImage image) {
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return IntStream.of(pixels).filter(p -> p >>> 24 > 230).count();
  }

  @ParameterizedTest
  @EnumSource(ToolIcon.class)
  void staysWithinItsBoundsAtEveryScale(ToolIcon icon) {
    for (double scale : new double[] {1, 1.25, 1.5, 2, 3}) {
      BufferedImage image = painted(icon, scale);
      for (int y = 0; y < image.getHeight(); y++) {
        for (int x = 0; x < image.getWidth(); x++) {
          boolean inside =
              x >= Math.floor(ROOM * scale)
                  && y >= Math.floor(ROOM * scale)
                  && x < Math.ceil((ROOM + icon.getIconWidth()) * scale)
                  && y < Math.ceil((ROOM + icon.getIconHeight()) * scale);
          assertTrue(inside || image.getRGB(x, y) == 0, icon + " at " + scale + ": " + x + "," + y);
        }
      }
    }
  }

  /** Drawn anew for each screen: as much larger, and the sharper the finer the screen is. */
  @ParameterizedTest
  @EnumSource(ToolIcon.class)
  void isDrawnForTheScreenAndNotBlownUp(ToolIcon icon) {
    double ink = ink(painted(icon, 1));
    double sharp = solid(painted(icon, 1)) / ink;
    for (double scale : new double[] {1.5, 2}) {
      BufferedImage larger = painted(icon, scale);
      assertEquals(1, ink(larger) / (ink * scale * scale), 0.06, icon + " at " + scale);
    }
    double sharper = solid(painted(icon, 2)) / ink(painted(icon, 2));
    assertTrue(sharper > sharp, icon + ": " + sharp + " of it solid at 1, " + sharper + " at 2");
  }
}
