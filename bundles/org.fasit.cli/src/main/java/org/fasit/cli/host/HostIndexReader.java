package org.fasit.cli.host;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.fasit.cli.host.ClassShape.Access;
import org.fasit.cli.host.ClassShape.Kind;
import org.fasit.cli.host.ClassShape.Member;
import org.fasit.cli.host.ClassShape.Sort;
import org.osgi.framework.Version;

/**
 * Reads an index, plain or gzipped. What it reads is foreign: size, lines and words are bounded.
 */
final class HostIndexReader {

  static final int LARGEST = 32 << 20;
  static final int LONGEST_LINE = 8192;

  private final List<HostIndex.SystemPackage> systemPackages = new ArrayList<>();
  private final List<HostIndex.Bundle> bundles = new ArrayList<>();
  private String version = "";
  private Optional<BundleLines> bundle = Optional.empty();

  private HostIndexReader() {}

  /** Reads a file; a broken one is told with the number of its line. */
  static HostIndex read(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return read(in);
    }
  }

  /** Reads an index from a stream that supports marks. */
  static HostIndex read(InputStream in) throws IOException {
    byte[] bytes = plain(in).readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw new IOException("the index is larger than " + (LARGEST >> 20) + " MiB");
    }
    return new HostIndexReader().parse(bytes);
  }

  private static InputStream plain(InputStream in) throws IOException {
    in.mark(2);
    int magic = in.read() | in.read() << 8;
    in.reset();
    return magic == GZIPInputStream.GZIP_MAGIC ? new GZIPInputStream(in) : in;
  }

  private HostIndex parse(byte[] bytes) throws IOException {
    int number = 0;
    for (int start = 0; start < bytes.length; ) {
      int end = start;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      number++;
      try {
        line(number, text(bytes, start, end));
      } catch (IllegalArgumentException e) {
        throw new IOException("line " + number + " of the index: " + e.getMessage(), e);
      }
      start = end + 1;
    }
    if (number == 0) {
      throw new IOException("the index is empty");
    }
    closeBundle();
    return new HostIndex(version, systemPackages, bundles);
  }

  private static String text(byte[] bytes, int start, int end) {
    if (end - start > LONGEST_LINE) {
      throw new IllegalArgumentException("longer than " + LONGEST_LINE + " bytes");
    }
    String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
    String line = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    if (line.chars().anyMatch(c -> Character.isISOControl(c) || c == 0xFFFD)) {
      throw new IllegalArgumentException("is not text");
    }
    return line;
  }

  private void line(int number, String text) {
    String[] words = text.split(" ", -1);
    for (String word : words) {
      require(!word.isEmpty(), "a word is missing");
    }
    if (number == 1) {
      require(words.length == 3 && text.startsWith("# host "), "does not start with '# host'");
      version = words[2];
      return;
    }
    switch (words[0]) {
      case "S" -> systemPackages.add(systemPackage(words));
      case "B" -> openBundle(words);
      case "E" -> bundle().export(words);
      case "C" -> bundle().open(words);
      case "F", "M" -> bundle().member(words);
      default -> throw new IllegalArgumentException("does not start with S, B, E, C, F or M");
    }
  }

  private static HostIndex.SystemPackage systemPackage(String[] words) {
    require(words.length == 3, "is not 'S package version'");
    Optional<Version> version =
        words[2].equals("-") ? Optional.empty() : Optional.of(Version.parseVersion(words[2]));
    return new HostIndex.SystemPackage(words[1], version);
  }

  private BundleLines bundle() {
    return bundle.orElseThrow(() -> new IllegalArgumentException("stands before any bundle"));
  }

  private void openBundle(String[] words) {
    require(words.length == 3, "is not 'B symbolic-name version'");
    closeBundle();
    bundle = Optional.of(new BundleLines(words[1], Version.parseVersion(words[2])));
  }

  private void closeBundle() {
    bundle.ifPresent(lines -> bundles.add(lines.close()));
    bundle = Optional.empty();
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** The lines of one bundle as they come in. */
  private static final class BundleLines {

    private final String name;
    private final Version version;
    private final List<HostIndex.Export> exports = new ArrayList<>();
    private final List<ClassShape> classes = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    private Optional<ClassShape> open = Optional.empty();

    BundleLines(String name, Version version) {
      this.name = name;
      this.version = version;
    }

    void export(String[] words) {
      require(words.length == 4, "is not 'E package version symbolic-name'");
      require(words[3].equals(name), "exports for another bundle than " + name);
      exports.add(new HostIndex.Export(words[1], Version.parseVersion(words[2])));
    }

    void open(String[] words) {
      require(words.length >= 4, "is not 'C class kind super interface…'");
      closeClass();
      List<String> interfaces = List.of(words).subList(4, words.length);
      open = Optional.of(new ClassShape(words[1], kind(words[2]), words[3], interfaces, List.of()));
    }

    private static Kind kind(String word) {
      return switch (word) {
        case "class" -> Kind.CLASS;
        case "abstract" -> Kind.ABSTRACT;
        case "interface" -> Kind.INTERFACE;
        case "enum" -> Kind.ENUM;
        default -> throw new IllegalArgumentException("'" + word + "' is no kind of class");
      };
    }

    void member(String[] words) {
      require(open.isPresent(), "stands before any class");
      require(words.length == 4, "is not '" + words[0] + " xy name type'");
      require(words[1].matches("[sa-][+#]"), "'" + words[1] + "' is not one of s a -, then + or #");
      Sort sort = words[0].equals("F") ? Sort.FIELD : Sort.METHOD;
      require(
          Descriptors.isValid(sort, words[3]), "'" + words[3] + "' is no type of a " + lower(sort));
      Access access = words[1].charAt(1) == '+' ? Access.PUBLIC : Access.PROTECTED;
      char how = words[1].charAt(0);
      members.add(new Member(sort, words[2], words[3], access, how == 's', how == 'a'));
    }

    private static String lower(Sort sort) {
      return sort.name().toLowerCase(Locale.ROOT);
    }

    private void closeClass() {
      open.ifPresent(
          shape ->
              classes.add(
                  new ClassShape(
                      shape.name(), shape.kind(), shape.superName(), shape.interfaces(), members)));
      open = Optional.empty();
      members.clear();
    }

    HostIndex.Bundle close() {
      closeClass();
      return new HostIndex.Bundle(name, version, exports, classes);
    }
  }
}
