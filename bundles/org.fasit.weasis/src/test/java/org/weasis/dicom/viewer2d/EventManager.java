package org.weasis.dicom.viewer2d;

import org.weasis.StandIn;
import org.weasis.core.ui.editor.image.ImageViewerEventManager;
import org.weasis.dicom.codec.DicomImageElement;

public class EventManager extends ImageViewerEventManager<DicomImageElement> {
  public static final EventManager INSTANCE = new EventManager();

  private EventManager() {}

  public static EventManager getInstance() {
    StandIn.at("EventManager.getInstance");
    return INSTANCE;
  }
}
