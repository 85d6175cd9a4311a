package org.weasis.core.api.service;

import java.util.Properties;

public class WProperties extends Properties {
  @Override
  public String getProperty(String key) {
    throw new UnsupportedOperationException();
  }
}
