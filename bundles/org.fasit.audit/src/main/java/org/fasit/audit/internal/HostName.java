package org.fasit.audit.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;

/** The name of this machine. */
final class HostName {

  private HostName() {}

  static String find() {
    return Stream.of("COMPUTERNAME", "HOSTNAME")
        .flatMap(name -> Optional.ofNullable(System.getenv(name)).stream())
        .filter(name -> !name.isBlank())
        .findFirst()
        .orElseGet(HostName::asked);
  }

  private static String asked() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
