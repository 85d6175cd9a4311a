package org.fasit.audit.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fasit.audit.files.OwnerOnly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files of this workstation, one message a line: append-only, only for their owner, a new one for
 * each process and day, and when one grows large. Old ones are removed, oldest first.
 */
final class FileSink implements Sink {

  /** The names of all files; the day (UTC) comes first, so that their order is that of time. */
  static final Pattern NAME = Pattern.compile("audit-(\\d{8})-.*\\.log");

  private static final Logger LOG = LoggerFactory.getLogger(FileSink.class);
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  private final Path folder;
  private final String process;
  private final Limits limits;
  private final Clock clock;
  private Optional<FileChannel> open = Optional.empty();
  private LocalDate day = LocalDate.MIN;
  private int number;

  /**
   * How much is kept.
   *
   * @param file bytes of one file, from which a new one is begun
   * @param all bytes of all files together
   * @param days how old a file may become
   */
  record Limits(long file, long all, int days) {}

  FileSink(Path folder, Origin origin, Limits limits, Clock clock) {
    this.folder = folder;
    this.process = origin.host().replaceAll("[^A-Za-z0-9-]", "_") + "-" + origin.process();
    this.limits = limits;
    this.clock = clock;
  }

  @Override
  public String name() {
    return folder.toUri().toString();
  }

  @Override
  public void write(Message message) throws IOException {
    ByteBuffer line = ByteBuffer.wrap((message.xml() + "\n").getBytes("UTF-8"));
    FileChannel file = file(line.remaining());
    try {
      while (line.hasRemaining()) {
        file.write(line);
      }
      file.force(false);
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private FileChannel file(int more) throws IOException {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    boolean fits = open.isPresent() && open.get().size() + more <= limits.file();
    if (fits && today.equals(day)) {
      return open.get();
    }
    close();
    number = today.equals(day) ? number + 1 : 1;
    day = today;
    OwnerOnly.folder(folder);
    FileChannel channel =
        OwnerOnly.open(
            folder.resolve("audit-%s-%s-%04d.log".formatted(DAY.format(day), process, number)),
            EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    open = Optional.of(channel);
    tidyUp();
    return channel;
  }

  private void tidyUp() {
    try {
      List<Path> files = files(folder);
      String oldest = DAY.format(day.minusDays(limits.days()));
      long size = 0;
      for (Path file : files) {
        size += Files.size(file);
      }
      // The last is of today, and perhaps the one that is just written.
      for (Path file : files.subList(0, Math.max(0, files.size() - 1))) {
        boolean old = file.getFileName().toString().substring(6, 14).compareTo(oldest) < 0;
        if (old || size > limits.all()) {
          size -= Files.size(file);
          Files.delete(file);
          LOG.info("Removed the old audit file {}", file);
        }
      }
    } catch (IOException e) {
      LOG.warn("Could not remove old audit files from {}", folder, e);
    }
  }

  /** All files of the folder, oldest first. */
  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> NAME.matcher(file.getFileName().toString()).matches())
          .sorted()
          .toList();
    }
  }

  @Override
  public void close() throws IOException {
    if (open.isPresent()) {
      FileChannel channel = open.get();
      open = Optional.empty();
      channel.close();
    }
  }
}
