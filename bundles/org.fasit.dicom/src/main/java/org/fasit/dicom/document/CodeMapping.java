package org.fasit.dicom.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fasit.model.Code;
import org.fasit.model.Judgement;

/**
 * With which codes and templates assessments are written, and which are read. The built-in table is
 * {@code assessment-codes.properties}; a file of the same form replaces parts of it. What the
 * built-in table holds is read in any case, so that documents from before a change stay readable.
 */
public final class CodeMapping {

  /** Longest file that is read, in bytes. */
  public static final int LONGEST_FILE = 256 * 1024;

  private static final String RESOURCE = "assessment-codes.properties";
  private static final CodeMapping BUILT_IN = builtInTable();

  private final Map<Term, Code> written;
  private final Map<Term, List<Code>> read;
  private final Map<String, Template> templates;
  private final Map<String, Scheme> schemes;

  /** A template by which a container is written (DICOM PS3.3 C.18.8). */
  record Template(String identifier, String resource, String resourceUid) {}

  /** A private coding scheme, as Coding Scheme Identification Sequence names it. */
  record Scheme(String designator, String uid, String name, String organization) {}

  CodeMapping(
      Map<Term, Code> written,
      Map<Term, List<Code>> read,
      Map<String, Template> templates,
      Map<String, Scheme> schemes) {
    this.written = new EnumMap<>(written);
    this.read = new EnumMap<>(read);
    this.templates = Map.copyOf(templates);
    this.schemes = new TreeMap<>(schemes);
  }

  /** The table that comes with Fasit. */
  public static CodeMapping builtIn() {
    return BUILT_IN;
  }

  /**
   * The built-in table with what the file replaces.
   *
   * @param file properties in UTF-8, in the form of the built-in table
   * @throws IOException when the file cannot be read
   * @throws IllegalArgumentException when it is no such table; the message names key and reason
   */
  public static CodeMapping load(Path file) throws IOException {
    if (Files.size(file) > LONGEST_FILE) {
      throw new IllegalArgumentException("longer than " + LONGEST_FILE + " bytes");
    }
    return parse(Files.readAllBytes(file), Optional.of(BUILT_IN));
  }

  static CodeMapping parse(byte[] table, Optional<CodeMapping> base) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(table)).toString();
      return new CodeMappingParser(base).parse(new StringReader(text));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("not UTF-8", e);
    }
  }

  private static CodeMapping builtInTable() {
    try (InputStream in = CodeMapping.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing");
      }
      return parse(in.readAllBytes(), Optional.empty());
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
  }

  /** The code of the error list on which such cases are put; empty when they stand on none. */
  public Optional<Code> list(Judgement judgement) {
    return AssessmentCodes.list(judgement).map(this::code);
  }

  /** All codes that are read as that list, the written one first. */
  public List<Code> lists(Judgement judgement) {
    return AssessmentCodes.list(judgement).map(this::codes).orElse(List.of());
  }

  /** The code that is written. */
  Code code(Term term) {
    return Optional.ofNullable(written.get(term)).orElseThrow();
  }

  /** All codes that are read as the term, the written one first. */
  List<Code> codes(Term term) {
    return read.getOrDefault(term, List.of());
  }

  /** Whether the code is read as the term. */
  boolean means(Term term, Code code) {
    return codes(term).stream().anyMatch(code::means);
  }

  /** The first of the terms that the code is read as. */
  Optional<Term> termOf(Code code, Collection<Term> terms) {
    return terms.stream().filter(term -> means(term, code)).findFirst();
  }

  /**
   * The code with which a reason is written: that of this table for a reason that Fasit offers, any
   * other as it is.
   */
  Code written(Code reason) {
    return BUILT_IN.termOf(reason, Term.REASONS).map(this::code).orElse(reason);
  }

  /** What {@link #written} was given, from what it gave: the code of the built-in table. */
  Code offered(Code reason) {
    return termOf(reason, Term.REASONS).map(BUILT_IN::code).orElse(reason);
  }

  Template template(String name) {
    return Optional.ofNullable(templates.get(name)).orElseThrow();
  }

  /** The templates by name. */
  Map<String, Template> templates() {
    return templates;
  }

  /** The private schemes. */
  List<Scheme> schemes() {
    return List.copyOf(schemes.values());
  }

  /** This table with what another has for reading, so that nothing written so far gets lost. */
  static Map<Term, List<Code>> readable(
      Map<Term, Code> written, Map<Term, List<Code>> also, Optional<CodeMapping> base) {
    Map<Term, List<Code>> readable = new HashMap<>();
    for (Term term : Term.values()) {
      List<Code> codes = new ArrayList<>();
      codes.add(written.get(term));
      codes.addAll(also.getOrDefault(term, List.of()));
      base.ifPresent(mapping -> codes.addAll(mapping.codes(term)));
      List<Code> once = new ArrayList<>();
      for (Code code : codes) {
        if (once.stream().noneMatch(code::means)) {
          once.add(code);
        }
      }
      readable.put(term, List.copyOf(once));
    }
    return readable;
  }
}
