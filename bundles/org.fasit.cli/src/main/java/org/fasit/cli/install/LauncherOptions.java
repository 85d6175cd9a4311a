package org.fasit.cli.install;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The text of {@code Weasis.cfg}, as jpackage writes it: sections in brackets, {@code
 * java-options=} lines in {@code [JavaOptions]}. What is not ours stays byte for byte.
 */
final class LauncherOptions {

  private static final String SECTION = "[JavaOptions]";
  private static final String OPTION = "java-options=-Dfelix.extended.config.properties=";
  private static final String OURS = OPTION + "file:conf/fasit-ext.json";

  /** Maps every byte to one character and back. */
  private static final Charset BYTES = StandardCharsets.ISO_8859_1;

  /** Each with its line end. */
  private final List<String> lines;

  private LauncherOptions(List<String> lines) {
    this.lines = lines;
  }

  static LauncherOptions of(byte[] content) {
    List<String> lines = new ArrayList<>();
    String text = new String(content, BYTES);
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      int next = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(start, next));
      start = next;
    }
    return new LauncherOptions(lines);
  }

  byte[] bytes() {
    return String.join("", lines).getBytes(BYTES);
  }

  boolean hasOurs() {
    return lines.stream().anyMatch(line -> line.strip().equals(OURS));
  }

  /** The extended configuration of somebody else, if one is set. */
  Optional<String> foreign() {
    return lines.stream()
        .map(String::strip)
        .filter(line -> line.startsWith(OPTION) && !line.equals(OURS))
        .map(line -> line.substring(OPTION.length()))
        .findFirst();
  }

  /** With our option as the last of its section; the section is added if there is none. */
  LauncherOptions withOurs() {
    if (hasOurs()) {
      return this;
    }
    String lineEnd = lines.stream().anyMatch(line -> line.endsWith("\r\n")) ? "\r\n" : "\n";
    List<String> with = new ArrayList<>(lines);
    if (with.stream().noneMatch(line -> line.strip().equals(SECTION))) {
      endLastLine(with, with.size(), lineEnd);
      with.add(SECTION + lineEnd);
    }
    int place = endOfSection(with);
    endLastLine(with, place, lineEnd);
    with.add(place, OURS + lineEnd);
    return new LauncherOptions(with);
  }

  LauncherOptions withoutOurs() {
    return new LauncherOptions(lines.stream().filter(line -> !line.strip().equals(OURS)).toList());
  }

  /** The place after the last line of the section that is not blank. */
  private static int endOfSection(List<String> lines) {
    int place = 0;
    boolean inside = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.startsWith("[")) {
        inside = line.equals(SECTION);
      }
      if (inside && !line.isEmpty()) {
        place = i + 1;
      }
    }
    return place;
  }

  private static void endLastLine(List<String> lines, int count, String lineEnd) {
    if (count > 0 && !lines.get(count - 1).endsWith("\n")) {
      lines.set(count - 1, lines.get(count - 1) + lineEnd);
    }
  }
}
