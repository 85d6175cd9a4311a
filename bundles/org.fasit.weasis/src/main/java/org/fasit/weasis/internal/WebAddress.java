package org.fasit.weasis.internal;

import java.net.URL;
import java.util.Optional;

/**
 * The address of a DICOMweb node, without what signs in.
 *
 * @param base base address of DICOMweb, without {@code /studies}
 * @param note what of the address cannot be taken over, and what to do
 */
record WebAddress(String base, Optional<String> note) {

  private static final String STUDIES = "/studies";

  static WebAddress of(URL url) {
    String authority = Optional.ofNullable(url.getAuthority()).orElse("");
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    String path = withoutSlash(url.getPath());
    if (path.endsWith(STUDIES)) {
      path = withoutSlash(path.substring(0, path.length() - STUDIES.length()));
    }
    boolean more = url.getQuery() != null || host.length() < authority.length();
    return new WebAddress(
        url.getProtocol() + "://" + host + path,
        more ? Optional.of(Messages.get("node.address")) : Optional.empty());
  }

  private static String withoutSlash(String path) {
    return path.endsWith("/") ? withoutSlash(path.substring(0, path.length() - 1)) : path;
  }
}
