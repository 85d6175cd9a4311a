package org.weasis.dicom.explorer.pref.node;

import java.net.URL;
import java.util.Map;

public class DicomWebNode extends AbstractDicomNode {
  public enum WebType {
    DICOMWEB,
    QIDORS,
    STOWRS,
    WADO,
    WADORS
  }

  public DicomWebNode(String description, WebType webType, URL url, UsageType usage) {
    super(description, Type.WEB, usage);
  }

  public WebType getWebType() {
    throw new UnsupportedOperationException();
  }

  public URL getUrl() {
    throw new UnsupportedOperationException();
  }

  public Map<String, String> getHeaders() {
    throw new UnsupportedOperationException();
  }

  public String getAuthMethodUid() {
    throw new UnsupportedOperationException();
  }
}
