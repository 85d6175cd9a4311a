package org.fasit.cli;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fasit.dicom.document.LoggedCase;
import org.fasit.dicom.document.LoggedCase.State;
import org.fasit.model.AiProduct;
import org.fasit.model.Code;
import org.fasit.model.Judgement;
import org.fasit.model.Patient;
import org.fasit.model.Study;
import org.fasit.pacs.ErrorLists;

/** The error lists as a table for people, product by product. */
public final class ErrorsTable {

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
  private static final List<String> HEAD =
      List.of("LOGGED", "PATIENT", "STUDY", "FINDING", "READER", "STATE");

  private ErrorsTable() {}

  /**
   * Both lists, ready to print; what is missing in them stands above. Lists that are not whole have
   * no zero in them, as nobody can know that.
   */
  public static String of(ErrorLists lists) {
    return missing(lists.unread())
        + OverdueTable.of(lists)
        + list("False positives", lists.of(Judgement.FALSE_POSITIVE), lists.isWhole())
        + System.lineSeparator()
        + list("False negatives", lists.of(Judgement.FALSE_NEGATIVE), lists.isWhole())
            .stripTrailing();
  }

  private static String missing(List<String> unread) {
    StringBuilder text = new StringBuilder();
    if (!unread.isEmpty()) {
      line(text, "These lists are not complete:");
      unread.forEach(why -> line(text, "  " + plain(why)));
      line(text, "");
    }
    return text.toString();
  }

  private static String list(String title, List<LoggedCase> cases, boolean isWhole) {
    StringBuilder text = new StringBuilder();
    String counts = isWhole ? counts(cases) : countsSoFar(cases);
    line(text, title + ": " + counts + (isWhole ? "" : " (not complete)"));
    Map<String, List<LoggedCase>> products =
        cases.stream()
            .collect(
                Collectors.groupingBy(
                    logged -> product(logged.product()), TreeMap::new, Collectors.toList()));
    products.forEach((product, ofProduct) -> product(text, product, ofProduct));
    return text.toString();
  }

  private static void product(StringBuilder text, String product, List<LoggedCase> cases) {
    line(text, "");
    line(text, product + ": " + counts(cases));
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    cases.stream()
        .sorted(Comparator.comparing(LoggedCase::time))
        .map(ErrorsTable::row)
        .forEach(rows::add);
    int[] widths = new int[HEAD.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append("  ").append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length()));
      }
      line(text, line.toString().stripTrailing());
    }
  }

  private static List<String> row(LoggedCase logged) {
    return List.of(
        MINUTE.format(logged.time().atZone(ZoneId.systemDefault())),
        patient(logged.study().patient()),
        study(logged.study()),
        finding(logged),
        OverdueTable.reader(logged.reader()),
        word(logged.state()));
  }

  private static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static String counts(List<LoggedCase> cases) {
    Map<State, Long> states =
        cases.stream().collect(Collectors.groupingBy(LoggedCase::state, Collectors.counting()));
    return Stream.of(State.values())
        .filter(state -> state == State.OPEN || states.containsKey(state))
        .map(state -> states.getOrDefault(state, 0L) + " " + word(state))
        .collect(Collectors.joining(", "));
  }

  private static String countsSoFar(List<LoggedCase> cases) {
    String counts =
        Stream.of(counts(cases).split(", "))
            .filter(count -> !count.startsWith("0 "))
            .collect(Collectors.joining(", "));
    return counts.isEmpty() ? "none could be read" : counts;
  }

  private static String product(AiProduct product) {
    if (product.name().isEmpty()) {
      return "Product unknown (no assessment in the PACS)";
    }
    String maker = product.manufacturer().isEmpty() ? "" : " (" + product.manufacturer() + ")";
    return plain(product.label() + maker);
  }

  static String patient(Patient patient) {
    return joined(" ", Stream.of(patient.name(), patient.id()));
  }

  static String study(Study study) {
    String date = study.date().map(Object::toString).orElse("");
    return joined(" ", Stream.of(date, study.description(), study.accessionNumber()));
  }

  static String finding(LoggedCase logged) {
    Stream<String> words =
        Stream.of(logged.finding(), logged.site(), logged.laterality())
            .flatMap(code -> code.map(Code::meaning).stream());
    String finding = joined(", ", words);
    String place = logged.places().isEmpty() ? "exam as a whole" : "at a place in the image";
    return finding.equals("-") ? place : finding;
  }

  private static String joined(String between, Stream<String> parts) {
    String text =
        parts
            .map(ErrorsTable::plain)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(between));
    return text.isEmpty() ? "-" : text;
  }

  /** What the PACS says on one line, and nothing that a terminal would take for a command. */
  static String plain(String text) {
    return text.replaceFirst("\\^", ", ").replace('^', ' ').replaceAll("\\p{Cntrl}", " ").strip();
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append(System.lineSeparator());
  }
}
