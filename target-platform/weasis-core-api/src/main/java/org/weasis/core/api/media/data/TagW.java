package org.weasis.core.api.media.data;

public class TagW {
  TagW() {}
}
