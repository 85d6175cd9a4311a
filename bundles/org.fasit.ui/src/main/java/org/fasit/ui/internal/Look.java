package org.fasit.ui.internal;

import java.awt.image.BufferedImage;
import java.util.Optional;

/**
 * What was seen of an object that cannot be read.
 *
 * @param title what it is called; may be empty
 * @param image a small picture of it
 * @param trouble why it could not be opened, in words for the reader
 */
record Look(String title, Optional<BufferedImage> image, Optional<String> trouble) {

  /** Nothing yet. */
  static final Look NONE = new Look("", Optional.empty(), Optional.empty());

  Look failed(String why) {
    return new Look(title, image, Optional.of(why));
  }

  Look opened() {
    return new Look(title, image, Optional.empty());
  }
}
