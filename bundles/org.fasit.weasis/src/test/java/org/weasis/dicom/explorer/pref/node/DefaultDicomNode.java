package org.weasis.dicom.explorer.pref.node;

import org.jspecify.annotations.Nullable;
import org.weasis.StandIn;
import org.weasis.dicom.param.TlsOptions;

public class DefaultDicomNode extends AbstractDicomNode {
  private final String aeTitle;
  private final String hostname;
  private final int port;
  public @Nullable TlsOptions tls;

  public DefaultDicomNode(
      @Nullable String description,
      String aeTitle,
      String hostname,
      Integer port,
      UsageType usage) {
    this(Type.DICOM, description, aeTitle, hostname, port, usage);
  }

  public DefaultDicomNode(
      Type type,
      @Nullable String description,
      String aeTitle,
      String hostname,
      Integer port,
      UsageType usage) {
    super(description, type, usage);
    this.aeTitle = aeTitle;
    this.hostname = hostname;
    this.port = port;
  }

  public String getAeTitle() {
    StandIn.at("DefaultDicomNode.getAeTitle");
    return aeTitle;
  }

  public String getHostname() {
    StandIn.at("DefaultDicomNode.getHostname");
    return hostname;
  }

  public int getPort() {
    StandIn.at("DefaultDicomNode.getPort");
    return port;
  }

  public @Nullable TlsOptions getTlsOptions() {
    StandIn.at("DefaultDicomNode.getTlsOptions");
    return tls;
  }
}
