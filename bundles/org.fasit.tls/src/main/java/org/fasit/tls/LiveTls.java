package org.fasit.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * TLS from files that may be renewed at any time: read when first needed, and again when one of
 * them has changed. Thread-safe.
 */
public final class LiveTls {

  private final TlsFiles files;
  private Optional<Tls> current = Optional.empty();
  private List<String> seen = List.of();

  public LiveTls(TlsFiles files) {
    this.files = files;
  }

  /** TLS as the files stand now; the same object as long as they do not change. */
  public synchronized Tls current() throws TlsException {
    List<String> now = stamps();
    if (current.isEmpty() || !now.equals(seen)) {
      current = Optional.of(Tls.load(files));
      seen = now;
    }
    return current.get();
  }

  private List<String> stamps() {
    return Stream.of(files.ca(), files.certificate(), files.key())
        .flatMap(Optional::stream)
        .map(LiveTls::stamp)
        .toList();
  }

  private static String stamp(Path file) {
    try {
      return Files.getLastModifiedTime(file) + " " + Files.size(file);
    } catch (IOException e) {
      return "";
    }
  }
}
