package org.weasis.core.ui.editor;

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

  private SeriesViewerEvent() {}

  public EVENT getEventType() {
    throw new UnsupportedOperationException();
  }
}
