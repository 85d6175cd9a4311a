package org.weasis.dicom.viewer2d;

import org.weasis.core.ui.editor.image.ImageViewerEventManager;
import org.weasis.dicom.codec.DicomImageElement;

public class EventManager extends ImageViewerEventManager<DicomImageElement> {
  private EventManager() {}

  public static EventManager getInstance() {
    throw new UnsupportedOperationException();
  }
}
