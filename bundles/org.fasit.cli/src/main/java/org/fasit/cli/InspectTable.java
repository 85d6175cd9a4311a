package org.fasit.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fasit.dicom.ResultDetail;
import org.fasit.model.AiProduct;
import org.fasit.model.AiResult;
import org.fasit.model.Conclusion;
import org.fasit.model.Finding;
import org.fasit.model.Score;

/** What was inspected, as a table for people, at most 100 columns wide. */
final class InspectTable {

  private static final int WIDTH = 100;
  private static final String ROW = "    %-12s %-30s %-30s %10s %9s";

  private final StringBuilder text = new StringBuilder();

  private InspectTable() {}

  static String of(Inspected inspected) {
    InspectTable table = new InspectTable();
    inspected.runs().forEach(table::run);
    table.unreadable(inspected.unreadable());
    table.others(inspected.others());
    counts(inspected).forEach(table::line);
    return table.text.toString().stripTrailing();
  }

  private void line(String line) {
    text.append(clip(printable(line.stripTrailing()), WIDTH)).append('\n');
  }

  /** A long line goes on in the next one, so that nothing of it is lost. */
  private void wrapped(String indent, String content) {
    String rest = printable(indent + content.strip());
    while (rest.length() > WIDTH) {
      int space = rest.lastIndexOf(' ', WIDTH);
      int cut = space > indent.length() + 20 ? space : WIDTH;
      line(rest.substring(0, cut));
      rest = indent + "  " + rest.substring(cut).strip();
    }
    line(rest);
  }

  private void run(Inspected.Run run) {
    AiResult result = run.whole().result();
    ResultDetail detail = run.whole().detail();
    AiProduct product = result.product();
    line(tail(run.objects().get(0).file().toString()));
    run.objects().stream().skip(1).forEach(object -> line("  + " + tail(name(object))));
    String maker = product.manufacturer().isEmpty() ? "" : " (" + product.manufacturer() + ")";
    String label = product.name().isEmpty() ? "unnamed product" : product.label();
    line(String.format(Locale.ROOT, "  %-14s %s", result.conclusion(), label + maker));
    result.reason().ifPresent(reason -> wrapped("    ", "reason: " + reason));
    InspectDetails.object(detail).forEach(text -> wrapped("    ", text));
    run.replaced().forEach(object -> wrapped("    ", "older: " + tail(name(object))));
    if (!result.findings().isEmpty() || !detail.notForPresentation().isEmpty()) {
      line(row("PRESENCE", "FINDING", "SITE", "CONFIDENCE", "REGIONS"));
    }
    result.findings().forEach(finding -> finding(finding.presence().name(), finding, detail));
    detail.notForPresentation().forEach(mark -> finding("not shown", mark, detail));
    InspectDetails.exam(detail).forEach(text -> wrapped("    ", text));
    Stream.concat(
            run.objects().stream().flatMap(object -> object.found().notes().stream()),
            run.whole().notes().stream())
        .distinct()
        .forEach(note -> wrapped("    ", "note: " + note));
    why(run);
    line("");
  }

  /** An object's file, what kind of object it is, and what it concludes by itself. */
  private static String name(Inspected.Result object) {
    return object.file()
        + ", "
        + words(object.found().detail().form())
        + ", "
        + words(object.found().result().conclusion());
  }

  private static String words(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private void finding(String presence, Finding finding, ResultDetail detail) {
    line(row(presence, finding));
    InspectDetails.finding(detail.finding(finding.key())).forEach(text -> wrapped("      ", text));
  }

  private void why(Inspected.Run run) {
    if (run.objects().stream().allMatch(object -> object.why().isEmpty())) {
      return;
    }
    boolean several = run.objects().size() > 1;
    for (Inspected.Result object : run.objects()) {
      line(several ? "    why, of " + tail(object.file().toString()) + ":" : "    why:");
      object
          .why()
          .ifPresent(why -> InspectDetails.why(why).forEach(text -> wrapped("      ", text)));
    }
    List<String> ties = InspectDetails.ties(run);
    if (!ties.isEmpty()) {
      line("    why they are one result, and others are not:");
      ties.forEach(text -> wrapped("      ", text));
    }
  }

  private static String row(String presence, Finding finding) {
    String site =
        Stream.concat(finding.site().stream(), finding.laterality().stream())
            .map(InspectDetails::label)
            .collect(Collectors.joining(", "));
    return row(
        presence,
        InspectDetails.label(finding.code()),
        site,
        confidence(finding),
        Integer.toString(finding.regions().size()));
  }

  private static String row(
      String presence, String finding, String site, String confidence, String regions) {
    return String.format(
        Locale.ROOT,
        ROW,
        presence,
        clip(finding, 30),
        clip(site, 30),
        clip(confidence, 10),
        regions);
  }

  private static String confidence(Finding finding) {
    if (finding.confidence().isPresent()) {
      return String.format(Locale.ROOT, "%.0f %%", finding.confidence().getAsDouble() * 100);
    }
    return finding.confidenceAsSent().map(InspectTable::asSent).orElse("-");
  }

  private static String asSent(Score score) {
    return String.format(Locale.ROOT, "%.4g %s", score.value(), score.unit()).strip();
  }

  private void unreadable(List<Inspected.Unread> unreadable) {
    if (unreadable.isEmpty()) {
      return;
    }
    line("Could not be read:");
    for (Inspected.Unread unread : unreadable) {
      line("  " + tail(unread.file().toString()));
      line("    " + unread.reason());
    }
    line("");
  }

  private void others(List<Inspected.Other> others) {
    for (Inspected.Other other : others) {
      if (other.isListed()) {
        line(tail(other.file().toString()));
        wrapped("  ", "not an AI result: " + other.reason());
        other
            .why()
            .ifPresent(why -> InspectDetails.why(why).forEach(text -> wrapped("    ", text)));
        line("");
      }
    }
  }

  private static List<String> counts(Inspected inspected) {
    Map<Conclusion, Integer> conclusions = new EnumMap<>(Conclusion.class);
    inspected
        .runs()
        .forEach(run -> conclusions.merge(run.whole().result().conclusion(), 1, Integer::sum));
    List<String> parts = new ArrayList<>();
    conclusions.forEach((conclusion, count) -> parts.add(count + " " + words(conclusion)));
    String detail = parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
    return List.of(
        "AI results: " + inspected.runs().size() + detail + objects(inspected),
        "Other DICOM objects: " + inspected.others().size(),
        "Could not be read: " + inspected.unreadable().size());
  }

  /** How many objects the results lie in, where that is another number. */
  private static String objects(Inspected inspected) {
    int objects = inspected.results().size();
    return objects == inspected.runs().size() ? "" : ", in " + objects + " objects";
  }

  /** A path's end says more than its beginning. */
  private static String tail(String path) {
    int most = WIDTH - 4;
    return path.length() <= most ? path : "…" + path.substring(path.length() - most + 1);
  }

  private static String clip(String value, int most) {
    return value.length() <= most ? value : value.substring(0, most - 1) + "…";
  }

  /** Names of files may hold what a terminal takes for commands. */
  private static String printable(String line) {
    return line.replaceAll("\\p{Cntrl}", "?");
  }
}
