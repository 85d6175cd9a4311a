package org.weasis.core.ui.model.layer;

public enum LayerType {
  DICOM_SR
}
