package org.weasis.dicom.viewer2d;

import org.weasis.core.ui.editor.image.ImageViewerPlugin;
import org.weasis.dicom.codec.DicomImageElement;

public class View2dContainer extends ImageViewerPlugin<DicomImageElement> {
  public View2dContainer() {
    super(EventManager.INSTANCE, "2D");
  }
}
