package org.fasit.pacs;

import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import org.fasit.samples.server.OrthancServer;
import org.junit.jupiter.api.Assumptions;

/** Real servers for tests; what is missing is a failure in CI and a loud skip elsewhere. */
public final class Servers {

  private Servers() {}

  public static OrthancServer orthanc(Path folder) throws Exception {
    require(OrthancServer.isInstalled(), OrthancServer.DEBIAN_PACKAGES);
    return OrthancServer.start(folder);
  }

  public static OrthancServer orthanc(Path folder, String user, String password) throws Exception {
    require(OrthancServer.isInstalled(), OrthancServer.DEBIAN_PACKAGES);
    return OrthancServer.start(folder, user, password);
  }

  public static Path storescp() {
    Path binary = Path.of("/usr/bin/storescp");
    require(Files.isExecutable(binary), "dcmtk");
    return binary;
  }

  /** An Orthanc whose DICOM port speaks TLS only, and only with who has a certificate. */
  static OrthancServer orthanc(Path folder, OrthancServer.DicomTls tls) throws Exception {
    require(OrthancServer.isInstalled(), OrthancServer.DEBIAN_PACKAGES);
    return OrthancServer.start(folder, tls);
  }

  static Path dcmqrscp() {
    Path binary = Path.of("/usr/bin/dcmqrscp");
    require(Files.isExecutable(binary), "dcmtk");
    return binary;
  }

  private static void require(boolean there, String packages) {
    if (there) {
      return;
    }
    String missing = "install the Debian packages " + packages;
    if (Boolean.parseBoolean(System.getenv("CI"))) {
      fail(missing);
    }
    Assumptions.abort("SKIPPED: " + missing);
  }
}
