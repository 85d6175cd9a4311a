package org.weasis.core.ui.editor;

import org.weasis.StandIn;

public class SeriesViewerEvent {
  public enum EVENT {
    SELECT,
    ADD,
    LAYOUT,
    SELECT_VIEW,
    ANONYM,
    TOGGLE_INFO,
    WIN_LEVEL,
    LUT
  }

  private final EVENT type;

  public SeriesViewerEvent(EVENT type) {
    this.type = type;
  }

  public EVENT getEventType() {
    StandIn.at("SeriesViewerEvent.getEventType");
    return type;
  }
}
