package org.fasit.weasis.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ToolIconTest {

  @Test
  void eachPictureIsAnotherAndNeedsNoComponent() {
    Set<String> pictures = new HashSet<>();
    for (ToolIcon icon : ToolIcon.values()) {
      BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_ARGB);
      icon.paintIcon(null, image.getGraphics(), 0, 0);
      int[] pixels = image.getRGB(0, 0, 64, 64, null, 0, 64);
      assertTrue(IntStream.of(pixels).filter(p -> p != 0).count() > 20, icon + " is empty");
      assertTrue(pictures.add(java.util.Arrays.toString(pixels)), icon + " is not its own");
      for (int i = icon.getIconWidth(); i < 64; i++) {
        assertTrue(image.getRGB(i, 5) == 0, icon + " leaves its bounds");
      }
    }
  }
}
