package org.weasis.dicom.explorer.pref.node;

import java.net.URL;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.weasis.StandIn;

public class DicomWebNode extends AbstractDicomNode {
  public enum WebType {
    DICOMWEB,
    QIDORS,
    STOWRS,
    WADO,
    WADORS
  }

  public final Map<String, String> headers = new HashMap<>();
  public String authMethod = "5aa85854-8f1f-11eb-b339-d3daace59a05";
  private final WebType webType;
  private final URL url;

  public DicomWebNode(@Nullable String description, WebType webType, URL url, UsageType usage) {
    super(description, Type.WEB, usage);
    this.webType = webType;
    this.url = url;
  }

  public WebType getWebType() {
    StandIn.at("DicomWebNode.getWebType");
    return webType;
  }

  public URL getUrl() {
    StandIn.at("DicomWebNode.getUrl");
    return url;
  }

  public Map<String, String> getHeaders() {
    StandIn.at("DicomWebNode.getHeaders");
    return headers;
  }

  public String getAuthMethodUid() {
    StandIn.at("DicomWebNode.getAuthMethodUid");
    return authMethod;
  }
}
