package org.fasit.dicom.document;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.fasit.dicom.document.CodeMapping.Scheme;
import org.fasit.dicom.document.CodeMapping.Template;
import org.fasit.model.Code;

/** Reads and checks a table of codes. What it objects to is said with the key. */
final class CodeMappingParser {

  private static final int LONGEST_TEMPLATE = 16;
  private static final Set<String> TEMPLATES =
      Set.of("report", "group", "groupWithRegion", "keyObjects");

  /** Plain titles of CID 7010; IHE rejection notes hide the images that they name. */
  private static final Set<String> KEY_OBJECT_TITLES = Set.of("113010", "113008");

  private final Optional<CodeMapping> base;
  private final Map<Term, Code> written = new EnumMap<>(Term.class);
  private final Map<Term, List<Code>> also = new EnumMap<>(Term.class);
  private final Map<String, Template> templates = new HashMap<>();
  private final Map<String, Scheme> schemes = new HashMap<>();

  CodeMappingParser(Optional<CodeMapping> base) {
    this.base = base;
    base.ifPresent(this::inherit);
  }

  private void inherit(CodeMapping mapping) {
    for (Term term : Term.values()) {
      written.put(term, mapping.code(term));
    }
    templates.putAll(mapping.templates());
    mapping.schemes().forEach(scheme -> schemes.put(scheme.designator(), scheme));
  }

  CodeMapping parse(Reader table) {
    lines(table).forEach(this::take);
    for (Term term : Term.values()) {
      check(written.containsKey(term), term.key(), "is missing");
    }
    for (String template : TEMPLATES) {
      check(templates.containsKey(template), "template." + template, "is missing");
    }
    Map<Term, List<Code>> read = CodeMapping.readable(written, also, base);
    checkTitles();
    checkSchemes();
    checkUnambiguous(read);
    return new CodeMapping(written, read, templates, schemes);
  }

  private static Map<String, String> lines(Reader table) {
    Map<String, String> lines = new LinkedHashMap<>();
    Set<String> twice = new TreeSet<>();
    Properties properties =
        new Properties() {
          @Override
          public synchronized Object put(Object key, Object value) {
            if (lines.put(key.toString(), value.toString()) != null) {
              twice.add(key.toString());
            }
            return super.put(key, value);
          }
        };
    try {
      properties.load(table);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
    twice.forEach(key -> check(false, key, "stands there twice"));
    return lines;
  }

  private void take(String key, String value) {
    if (key.startsWith("template.")) {
      String name = key.substring("template.".length());
      check(TEMPLATES.contains(name), key, "is no template of ours");
      templates.put(name, template(key, value));
    } else if (key.startsWith("scheme.")) {
      Scheme scheme = scheme(key, value);
      schemes.put(scheme.designator(), scheme);
    } else if (key.endsWith(".also")) {
      Term term = term(key, key.substring(0, key.length() - ".also".length()));
      List<Code> codes = new ArrayList<>();
      for (String one : value.split(";")) {
        codes.add(code(key, one));
      }
      also.put(term, codes);
    } else {
      written.put(term(key, key), code(key, value));
    }
  }

  private static Term term(String key, String name) {
    return Term.of(name)
        .orElseThrow(() -> new IllegalArgumentException(key + " is no meaning of ours"));
  }

  private static Code code(String key, String value) {
    String[] parts = parts(key, value);
    check(!parts[0].isEmpty(), key, "has no code value");
    checkLine(key, parts[0], Texts.LO);
    check(!parts[1].isEmpty(), key, "has no coding scheme designator");
    checkLine(key, parts[1], Texts.SH);
    check(!parts[2].isEmpty(), key, "has no code meaning");
    checkLine(key, parts[2], Texts.LO);
    return new Code(parts[0], parts[1], parts[2]);
  }

  private static Template template(String key, String value) {
    String[] parts = parts(key, value);
    check(
        parts[0].length() <= LONGEST_TEMPLATE && parts[0].matches("[A-Z0-9 _]+"),
        key,
        "has a template identifier that DICOM does not allow");
    check(parts[1].matches("[A-Z0-9 _]{1,16}"), key, "has no mapping resource");
    check(DocumentUids.isUid(parts[2]), key, "has no mapping resource UID");
    return new Template(parts[0], parts[1], parts[2]);
  }

  private static Scheme scheme(String key, String value) {
    String designator = key.substring("scheme.".length());
    String[] parts = parts(key, value);
    checkLine(key, designator, Texts.SH);
    check(!designator.isEmpty(), key, "has no designator");
    check(DocumentUids.isUid(parts[0]), key, "has no valid UID");
    check(!parts[1].isEmpty(), key, "has no name");
    return new Scheme(designator, parts[0], parts[1], parts[2]);
  }

  private static String[] parts(String key, String value) {
    String[] parts = value.split("\\|", -1);
    check(parts.length == 3, key, "is not three parts with | between them");
    for (int i = 0; i < parts.length; i++) {
      parts[i] = parts[i].strip();
    }
    return parts;
  }

  private static void checkLine(String key, String text, int longest) {
    check(
        text.equals(Texts.line(text, longest)),
        key,
        "has a text that is too long, or not one line");
  }

  private void checkTitles() {
    Code title = written.get(Term.TITLE_KEY_OBJECTS);
    check(
        title.scheme().equals("DCM") && KEY_OBJECT_TITLES.contains(title.value()),
        Term.TITLE_KEY_OBJECTS.key(),
        "may be (113010, DCM) or (113008, DCM) only");
  }

  private void checkSchemes() {
    written.forEach(
        (term, code) ->
            check(
                !code.scheme().startsWith("99") || schemes.containsKey(code.scheme()),
                term.key(),
                "is of a private scheme that no line scheme." + code.scheme() + " explains"));
  }

  private static void checkUnambiguous(Map<Term, List<Code>> read) {
    for (Term one : Term.values()) {
      for (Term other : Term.values()) {
        if (one.compareTo(other) < 0 && one.kind().equals(other.kind())) {
          boolean shared = shareOne(read.get(one), read.get(other));
          check(!shared, other.key(), "has the same code as " + one.key());
        }
      }
    }
  }

  private static boolean shareOne(List<Code> some, List<Code> others) {
    for (Code one : some) {
      for (Code other : others) {
        if (one.means(other)) {
          return true;
        }
      }
    }
    return false;
  }

  private static void check(boolean holds, String key, String objection) {
    if (!holds) {
      throw new IllegalArgumentException(key + " " + objection);
    }
  }
}
