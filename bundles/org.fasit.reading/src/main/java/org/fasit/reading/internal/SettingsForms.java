package org.fasit.reading.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.fasit.reading.SettingsEditor.Form;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads and writes the settings file for whoever edits it by a form. */
final class SettingsForms {
  private static final Logger LOG = LoggerFactory.getLogger(SettingsForms.class);
  private static final Set<PosixFilePermission> WRITE =
      Set.of(
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_WRITE);

  private final Path file;
  private final SettingsParser parser;
  private final HostNodes nodes;
  private final FileSwap swap;

  SettingsForms(Path file, SettingsParser parser, HostNodes nodes) {
    this(file, parser, nodes, new FileSwap());
  }

  SettingsForms(Path file, SettingsParser parser, HostNodes nodes, FileSwap swap) {
    this.file = file;
    this.parser = parser;
    this.nodes = nodes;
    this.swap = swap;
  }

  Form read() {
    try {
      SettingsEdits edits = new SettingsEdits(bytes(file));
      return new Form(edits.values(), edits.secrets(), readOnly());
    } catch (SettingsException problem) {
      return new Form(Map.of(), Set.of(), Optional.of(damaged(problem.getMessage())));
    } catch (IOException problem) {
      LOG.debug("The settings file cannot be read", problem);
      String why = Messages.get("settings.notReadable", reason(problem));
      return new Form(Map.of(), Set.of(), Optional.of(damaged(why)));
    }
  }

  private String damaged(String why) {
    return Messages.get("settings.locked.damaged", file, why);
  }

  /** An administrator's file has no write bits, or lies where this user may not write. */
  private Optional<String> readOnly() {
    Path folder = FileSwap.folderOf(file);
    if (!Files.exists(file)) {
      Path there = folder;
      while (!Files.exists(there) && there.getParent() != null) {
        there = there.getParent();
      }
      return Files.isWritable(there)
          ? Optional.empty()
          : Optional.of(Messages.get("settings.locked.folder", folder));
    }
    try {
      Path target = file.toRealPath();
      if (!Files.isWritable(target) || writeProtected(target)) {
        return Optional.of(Messages.get("settings.locked.file", file));
      }
      return Files.isWritable(FileSwap.folderOf(target))
          ? Optional.empty()
          : Optional.of(Messages.get("settings.locked.folder", FileSwap.folderOf(target)));
    } catch (IOException problem) {
      return Optional.of(Messages.get("settings.locked.file", file));
    }
  }

  /** Against an administrator's own slip too, for whom no file is closed. */
  private static boolean writeProtected(Path target) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(target, PosixFileAttributeView.class);
    return view != null && view.readAttributes().permissions().stream().noneMatch(WRITE::contains);
  }

  /** Changes the file, or throws and leaves it as it was. */
  synchronized void write(Map<String, Optional<String>> changes) throws IOException {
    if (changes.isEmpty()) {
      return;
    }
    Optional<byte[]> before;
    SettingsEdits edits;
    boolean hadSecrets;
    try {
      before = bytes(file);
      edits = new SettingsEdits(before);
      hadSecrets = !edits.secrets().isEmpty();
    } catch (SettingsException problem) {
      throw new IOException(damaged(problem.getMessage()), problem);
    }
    Optional<String> locked = readOnly();
    if (locked.isPresent()) {
      throw new IOException(locked.get());
    }
    byte[] after = checked(before, edits, changes);
    boolean newSecrets = !hadSecrets && !edits.secrets().isEmpty();
    try {
      swap.replace(file, after, newSecrets);
    } catch (IOException problem) {
      LOG.warn("The settings file cannot be written", problem);
      throw new IOException(Messages.get("settings.notWritten", file, reason(problem)), problem);
    }
  }

  /** A file that was sound must stay so; one that was not may not become worse. */
  private byte[] checked(
      Optional<byte[]> before, SettingsEdits edits, Map<String, Optional<String>> changes)
      throws IOException {
    try {
      byte[] after = edits.apply(changes).text();
      if (after.length > SettingsFile.MOST_BYTES) {
        throw new SettingsException(Messages.get("settings.tooLarge", SettingsFile.MOST_BYTES));
      }
      Optional<String> problem = problem(after);
      if (problem.isPresent() && !problem.equals(before.flatMap(this::problem))) {
        throw new SettingsException(problem.get());
      }
      return after;
    } catch (SettingsException problem) {
      throw new IOException(problem.getMessage(), problem);
    }
  }

  private Optional<String> problem(byte[] text) {
    try {
      parser.parse(text);
      return Optional.empty();
    } catch (SettingsException problem) {
      return Optional.of(problem.getMessage());
    }
  }

  /** A section as it would be in force with these changes. */
  Map<String, Object> section(String name, Map<String, Optional<String>> changes)
      throws IOException {
    try {
      byte[] text = new SettingsEdits(bytes(file)).apply(changes).text();
      Map<String, Map<String, Object>> sections = new TreeMap<>(parser.parse(text));
      sections.putIfAbsent(name, Map.of());
      Optional<String> missing = nodes.resolve(sections);
      if (missing.isPresent()) {
        throw new IOException(missing.get());
      }
      return sections.get(name);
    } catch (SettingsException problem) {
      throw new IOException(problem.getMessage(), problem);
    }
  }

  /** What stands in the file, when there is one and it is not too large. */
  static Optional<byte[]> bytes(Path file) throws IOException, SettingsException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(SettingsFile.MOST_BYTES + 1);
      if (bytes.length > SettingsFile.MOST_BYTES) {
        throw new SettingsException(Messages.get("settings.tooLarge", SettingsFile.MOST_BYTES));
      }
      return Optional.of(bytes);
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }

  /** A system's own words, without the path that the message has already. */
  private static String reason(IOException problem) {
    return problem instanceof FileSystemException system && system.getReason() != null
        ? system.getReason()
        : Reasons.of(problem);
  }
}
