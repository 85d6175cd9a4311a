package org.aoju.bus.core.toolkit;

import java.net.URL;

/** The part of bus's class of this name that the kept classes touch. */
public class FileKit {
  public static URL getUrl(String resource, Class<?> base) {
    return base.getClassLoader().getResource(resource);
  }
}
