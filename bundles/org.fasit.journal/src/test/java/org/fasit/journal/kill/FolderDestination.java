package org.fasit.journal.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fasit.journal.Destination;
import org.fasit.model.Entry;
import org.fasit.model.Event;

/** A destination that keeps a file for each entry, and so knows one that it has. */
public final class FolderDestination implements Destination {

  private final Path folder;

  public FolderDestination(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  @Override
  public String name() {
    return "folder";
  }

  @Override
  public boolean wants(Event event) {
    return true;
  }

  @Override
  public Duration hold() {
    return Duration.ofMillis(20);
  }

  @Override
  public int batchSize() {
    return 5;
  }

  @Override
  public List<Outcome> deliver(List<Entry> entries) throws IOException {
    List<Outcome> outcomes = new ArrayList<>();
    for (Entry entry : entries) {
      keep(entry);
      outcomes.add(new Outcome.Delivered());
    }
    return outcomes;
  }

  private void keep(Entry entry) throws IOException {
    Path file = folder.resolve(entry.id().toString());
    try {
      Files.createFile(file);
    } catch (FileAlreadyExistsException e) {
      Files.writeString(
          folder.resolve("repeats"),
          entry.id() + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
  }

  /** Ids of the entries that it has. */
  public Set<String> ids() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals("repeats"))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How often an entry came again. */
  public long repeats() throws IOException {
    Path file = folder.resolve("repeats");
    return Files.exists(file) ? Files.readAllLines(file).size() : 0;
  }
}
