package org.weasis.core.api.gui.util;

public interface PageItem {
  void closeAdditionalWindow();

  void resetToDefaultValues();
}
