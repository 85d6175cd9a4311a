package org.fasit.ui.internal;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fasit.journal.Lookup;
import org.fasit.journal.Remark;
import org.fasit.model.Assessment;
import org.fasit.model.Event;
import org.fasit.model.Study;

/**
 * What a remark is about, in words.
 *
 * @param what the case, such as {@code False positive: Fracture · radius, left}
 * @param whose product, patient and day; empty when they are not told
 */
record RemarkWords(String what, String whose) {

  /** While the entry is being read. */
  static final RemarkWords READING = new RemarkWords("…", "");

  /** What an entry is about; reads it, and what it adds to, from the journal. */
  static RemarkWords of(UUID id, Function<UUID, Lookup> journal) {
    Lookup answer = journal.apply(id);
    if (answer instanceof Lookup.Found found) {
      return of(found.entry().event(), journal);
    }
    boolean gone = answer instanceof Lookup.NotThere;
    return new RemarkWords(Messages.get(gone ? "remark.of.GONE" : "remark.of.UNREAD", id), "");
  }

  private static RemarkWords of(Event event, Function<UUID, Lookup> journal) {
    if (event instanceof Event.Assessed it) {
      return of("remark.of." + it.assessment().judgement(), it.study(), it.assessment());
    }
    if (event instanceof Event.Adjudicated it) {
      return of("remark.of.decision." + it.decision(), it.study(), it.logged());
    }
    if (event instanceof Event.Addendum it) {
      return of("remark.of.addendum." + it.step(), it.study(), it.logged());
    }
    if (event instanceof Event.Undone it) {
      return adding("remark.of.UNDONE", it.assessment(), journal);
    }
    if (event instanceof Event.Refined it) {
      return adding("remark.of.REFINED", it.assessment(), journal);
    }
    if (event instanceof Event.ExposureStarted it) {
      String product = CodeText.clean(it.shown().result().product().label());
      return new RemarkWords(Messages.get("remark.of.SHOWN"), joined(product, it.study()));
    }
    if (event instanceof Event.ExposureEnded it) {
      return adding("remark.of.SHOWN_FOR", it.exposure(), journal);
    }
    return new RemarkWords(Messages.get("remark.of.PROMPT"), "");
  }

  private static RemarkWords adding(String key, UUID base, Function<UUID, Lookup> journal) {
    RemarkWords about = of(base, journal);
    return new RemarkWords(Messages.get(key, about.what()), about.whose());
  }

  private static RemarkWords of(String key, Study study, Assessment assessment) {
    String finding =
        assessment
            .finding()
            .map(CodeText::whole)
            .orElseGet(() -> Messages.get(assessment.ofExam() ? "remark.exam" : "remark.place"));
    String product = CodeText.clean(assessment.product().label());
    return new RemarkWords(Messages.get(key, finding), joined(product, study));
  }

  private static String joined(String product, Study study) {
    return Stream.of(StudyText.name(study.patient().name()), StudyText.when(study), product)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  /** What the destination said. */
  static String said(Remark remark) {
    String text =
        Messages.get(
            "remark." + remark.kind(),
            DeliveryText.name(remark.destination()),
            CodeText.clean(remark.words()));
    return DeliveryText.upper(text);
  }

  /** What a screen reader says of it. */
  String spoken(Remark remark, Instant now) {
    return Stream.of(what, whose, said(remark), Messages.get("remark.ago", since(remark, now)))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }

  static String since(Remark remark, Instant now) {
    return Numbers.span(remark.time(), now);
  }
}
