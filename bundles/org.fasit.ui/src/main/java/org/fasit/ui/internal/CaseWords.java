package org.fasit.ui.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fasit.dicom.document.LoggedCase;
import org.fasit.dicom.document.LoggedCase.Decision;
import org.fasit.model.AddendumStep;
import org.fasit.model.Adjudication;
import org.fasit.model.Judgement;
import org.fasit.model.Reader;
import org.fasit.model.Study;
import org.fasit.reading.OpenCases.Ruling;
import org.fasit.reading.OpenCasesState;
import org.fasit.reading.OpenCasesState.Item;
import org.jspecify.annotations.Nullable;

/** A logged case in words. */
final class CaseWords {

  private static final int MOST_REASONS = 5;

  private CaseWords() {}

  /** FP or FN. */
  static String list(Judgement judgement) {
    return Messages.get("cases.list." + judgement);
  }

  /** What was wrongly marked or missed, such as {@code Fracture · radius, left}. */
  static String what(LoggedCase logged) {
    String finding =
        logged.finding().map(CodeText::of).orElseGet(() -> Messages.get("cases.wholeExam"));
    String where =
        Stream.of(logged.site(), logged.laterality())
            .flatMap(Optional::stream)
            .map(CodeText::of)
            .map(CodeText::lower)
            .collect(Collectors.joining(", "));
    return where.isEmpty() ? finding : finding + " · " + where;
  }

  static String product(LoggedCase logged) {
    String label = CodeText.clean((logged.product().name() + " " + logged.product().version()));
    return label.isEmpty() ? Messages.get("cases.product.unknown") : label;
  }

  static String reader(LoggedCase logged) {
    return name(logged.reader());
  }

  static String name(Reader reader) {
    if (!reader.isKnown()) {
      return Messages.get("reader.unknown.short");
    }
    return reader.name().isBlank() ? CodeText.clean(reader.id()) : StudyText.name(reader.name());
  }

  /** Patient and exam, such as {@code Prøve, Åse · DX wrist · 14 Sep 2026}. */
  static String study(Study study) {
    return Stream.of(
            StudyText.name(study.patient().name()),
            CodeText.clean(study.description()),
            StudyText.when(study))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  /** What became of it; empty while it is open. */
  static String outcome(Item item) {
    if (item.mine().isPresent()) {
      return decision(item.mine().get().ruling());
    }
    LoggedCase logged = item.logged();
    return switch (logged.state()) {
      case OPEN -> "";
      case WITHDRAWN ->
          logged
              .decision()
              .map(CaseWords::decision)
              .orElseGet(() -> Messages.get("cases.takenBack"));
      case CONFIRMED, CORRECTED ->
          logged.decision().map(CaseWords::decision).orElseGet(() -> Messages.get("cases.decided"));
    };
  }

  private static String decision(Ruling ruling) {
    return decision(ruling.decision(), ruling.corrected());
  }

  private static String decision(Decision decision) {
    return decision(decision.decision(), decision.corrected());
  }

  private static String decision(Adjudication decision, Optional<Judgement> corrected) {
    return corrected
        .map(word -> Messages.get("cases.decision.CORRECTED.to", corrected(word)))
        .orElseGet(() -> Messages.get("cases.decision." + decision));
  }

  /** What a case was instead. */
  static String corrected(Judgement judgement) {
    return Messages.get("cases.corrected." + judgement);
  }

  /** Who decided what and when, on a line of its own; empty while nobody has. */
  static String decidedBy(Item item) {
    if (item.mine().isPresent()) {
      boolean written = item.mine().get().entry().isPresent();
      return Messages.get(written ? "cases.byYou" : "cases.writing", outcome(item));
    }
    return item.logged().decision().map(CaseWords::told).orElse("");
  }

  /** That an addendum waits, and for how long; empty when none does. */
  static String overdue(Item item, Instant now) {
    return item.isOverdue()
        ? item.addendum()
            .map(it -> Messages.get("cases.addendum.waits", Numbers.span(it.needed().time(), now)))
            .orElse("")
        : "";
  }

  /** Who said what of the addendum; empty while nobody has. */
  static String addendum(Item item) {
    return item.addendum()
        .map(
            it ->
                it.acknowledged()
                    .map(said -> step(AddendumStep.ACKNOWLEDGED, said))
                    .orElseGet(() -> step(AddendumStep.NEEDED, it.needed())))
        .orElse("");
  }

  private static String step(AddendumStep step, LoggedCase.Said said) {
    return Messages.get(
        "cases.by", AddendumText.step(step), name(said.reader()), moment(said.time()));
  }

  /** A decision of somebody else that came between. */
  static String meanwhile(Item item) {
    return item.meanwhile()
        .map(
            other ->
                Messages.get(
                    "cases.meanwhile",
                    name(other.reader()),
                    CodeText.lower(decision(other)),
                    moment(other.time())))
        .orElse("");
  }

  private static String told(Decision decision) {
    String because =
        Stream.of(decision.reason().map(CodeText::of), decision.comment().map(CodeText::clean))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" · "));
    String line =
        Messages.get(
            "cases.by", decision(decision), name(decision.reader()), moment(decision.time()));
    return because.isEmpty() ? line : line + " · " + because;
  }

  /** Who logged it, when, and what was told with it. */
  static String loggedBy(LoggedCase logged) {
    String line = Messages.get("cases.logged", reader(logged), moment(logged.time()));
    return Stream.concat(
            Stream.of(line),
            Stream.of(logged.reason().map(CodeText::of), logged.comment().map(CodeText::clean))
                .flatMap(Optional::stream))
        .collect(Collectors.joining(" · "));
  }

  /** Day and time in the user's zone, without the day when it is today's. */
  private static String moment(Instant at) {
    LocalDate day = LocalDate.ofInstant(at, ZoneId.systemDefault());
    String date =
        DateTimeFormatter.ofPattern(Messages.get("date.pattern"), Messages.locale()).format(day);
    return date + " " + StudyText.time(at);
  }

  /** The line under the title: how many there are, and of when that is. */
  static String summary(OpenCasesState state, long shown) {
    if (state.phase() == OpenCasesState.Phase.READING) {
      return state.all() == 0
          ? Messages.get("cases.searching")
          : Messages.get("cases.reading", shown, state.read(), state.all());
    }
    String count = state.isWhole() ? "cases.count" : "cases.count.short";
    return state
        .at()
        .map(at -> overdue(state) + Messages.get(count, shown, StudyText.time(at)))
        .orElseGet(() -> shown == 0 ? "" : Messages.get("cases.count.stopped", shown));
  }

  private static String overdue(OpenCasesState state) {
    long waiting = state.cases().stream().filter(Item::isOverdue).count();
    return waiting == 0 ? "" : Messages.get("cases.count.overdue", waiting) + " · ";
  }

  /** That the lists are not whole, with the first reason; empty when they are. */
  static String missing(OpenCasesState state) {
    List<String> reasons = state.unread();
    return reasons.isEmpty()
        ? ""
        : Messages.get("cases.unread", reasons.size(), CodeText.clean(reasons.get(0)));
  }

  /** The first reasons why the lists are not whole, for a tool tip; null when they are. */
  static @Nullable String reasons(OpenCasesState state) {
    return state.isWhole()
        ? null
        : state.unread().stream()
            .limit(MOST_REASONS)
            .map(CodeText::clean)
            .collect(Collectors.joining(" · "));
  }

  /** What stands in place of the list when no case was read. */
  static String none(OpenCasesState state) {
    if (state.isWhole() && state.trouble().isEmpty()) {
      return Messages.get(state.cases().isEmpty() ? "cases.none" : "cases.noneShown");
    }
    return Messages.get(state.cases().isEmpty() ? "cases.none.short" : "cases.noneShown.short");
  }

  /** What a screen reader says of a row. */
  static String spoken(Item item, Instant now) {
    LoggedCase logged = item.logged();
    return Stream.of(
            overdue(item, now),
            Messages.get("cases.spoken." + logged.judgement()),
            what(logged),
            product(logged),
            study(logged.study()),
            Messages.get("cases.ago", Numbers.span(logged.time(), now)),
            outcome(item))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }
}
