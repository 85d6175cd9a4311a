package org.weasis.core.api.service;

import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.weasis.StandIn;

public class WProperties extends Properties {
  private static final long serialVersionUID = 1;

  @Override
  public @Nullable String getProperty(String key) {
    StandIn.at("WProperties.getProperty");
    return super.getProperty(key);
  }
}
