package org.fasit.ui.internal;

import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Opens documents with the program that the user's desktop has for them. */
final class DesktopViewer implements Gallery.DocumentViewer {

  @Override
  public Optional<String> open(Path file) {
    boolean can =
        !GraphicsEnvironment.isHeadless()
            && Desktop.isDesktopSupported()
            && Desktop.getDesktop().isSupported(Desktop.Action.OPEN);
    if (!can) {
      return Optional.of(Messages.get("picture.noViewer"));
    }
    try {
      Desktop.getDesktop().open(file.toFile());
      return Optional.empty();
    } catch (IOException | RuntimeException refused) {
      return Optional.of(Messages.get("picture.noViewer"));
    }
  }
}
