package org.weasis.dicom.explorer.pref.node;

import java.util.List;

public abstract class AbstractDicomNode {
  public enum Type {
    DICOM,
    DICOM_CALLING,
    PRINTER,
    WEB
  }

  public enum UsageType {
    STORAGE,
    RETRIEVE,
    BOTH
  }

  protected AbstractDicomNode(String description, Type type, UsageType usage) {
    throw new UnsupportedOperationException();
  }

  public String getDescription() {
    throw new UnsupportedOperationException();
  }

  public static List<AbstractDicomNode> loadDicomNodes(Type type, UsageType usage) {
    throw new UnsupportedOperationException();
  }
}
