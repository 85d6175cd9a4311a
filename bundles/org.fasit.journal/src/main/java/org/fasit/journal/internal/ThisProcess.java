package org.fasit.journal.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Who writes: this host and process. */
record ThisProcess(String host, long pid) {

  private static final int LONGEST_HOST = 40;

  /** Asks the environment first: looking the name up can take seconds where DNS is ill. */
  static ThisProcess find() {
    String host =
        Stream.of("COMPUTERNAME", "HOSTNAME")
            .map(System::getenv)
            .filter(name -> name != null && !name.isBlank())
            .findFirst()
            .or(ThisProcess::fromFile)
            .orElseGet(ThisProcess::fromNetwork);
    String shortened = host.substring(0, Math.min(host.length(), LONGEST_HOST));
    return new ThisProcess(shortened, ProcessHandle.current().pid());
  }

  private static Optional<String> fromFile() {
    try {
      return Optional.of(Files.readString(Path.of("/etc/hostname")).strip())
          .filter(name -> !name.isEmpty());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String fromNetwork() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }

  String label() {
    return host + "-" + pid;
  }
}
