package org.fasit.reading.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fasit.dicom.document.CaseDocument;
import org.fasit.dicom.document.CaseDocument.AssessmentSr;
import org.fasit.dicom.document.CaseDocument.ListEntry;
import org.fasit.dicom.document.CaseDocument.Part;
import org.fasit.dicom.document.CaseDocument.Status;
import org.fasit.dicom.document.DocumentUids;
import org.fasit.model.Adjudication;
import org.fasit.model.AiProduct;
import org.fasit.model.Assessment;
import org.fasit.model.Conclusion;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.Judgement;
import org.fasit.model.Reader;
import org.fasit.model.Study;
import org.fasit.reading.Reading.Refinement;

/**
 * Puts together what was logged of a study from entries of the journal and from our own documents
 * in the study. What is in both is one case. Pure: knows neither disk nor thread.
 */
final class StudyMemory {

  private static final AiProduct UNKNOWN = new AiProduct("", "", "");

  /** Who logged what, and when. */
  private record Base(
      Instant at,
      Study study,
      Assessment assessment,
      Reader reader,
      String rulesHash,
      Optional<UUID> seconds,
      boolean inJournal) {}

  /** Something that happened to a case later. */
  private record Later(
      UUID entry, Instant at, Refinement told, boolean undone, Optional<Adjudication> decision) {}

  private final Map<UUID, Base> bases = new LinkedHashMap<>();
  private final Map<UUID, Map<UUID, Later>> later = new HashMap<>();
  private final List<ListEntry> listed = new ArrayList<>();

  /** All cases that these tell of, withdrawn ones included, oldest first. */
  static List<Remembered> of(
      Collection<Entry> entries, Collection<? extends CaseDocument> documents) {
    StudyMemory memory = new StudyMemory();
    entries.forEach(memory::take);
    documents.forEach(memory::take);
    return memory.cases();
  }

  private void take(Entry entry) {
    Event event = entry.event();
    if (event instanceof Event.Assessed it) {
      bases.put(
          entry.id(),
          new Base(
              entry.time(),
              it.study(),
              it.assessment(),
              it.reader(),
              it.rulesHash(),
              it.seconds(),
              true));
    } else if (event instanceof Event.Refined it) {
      Refinement told = new Refinement(it.reason(), it.what(), it.site(), it.comment());
      add(it.assessment(), entry, told, false, Optional.empty());
      it.elsewhere().ifPresent(retold -> again(it.assessment(), retold));
    } else if (event instanceof Event.Undone it) {
      add(it.assessment(), entry, Remembered.NOTHING, true, Optional.empty());
      it.elsewhere().ifPresent(retold -> again(it.assessment(), retold));
    } else if (event instanceof Event.Adjudicated it) {
      add(it.assessment(), entry, Remembered.NOTHING, false, Optional.of(it.decision()));
    }
  }

  private void again(UUID id, Event.Elsewhere it) {
    bases.putIfAbsent(
        id,
        new Base(
            it.time(),
            it.study(),
            it.assessment(),
            it.reader(),
            it.rulesHash(),
            it.seconds(),
            false));
  }

  private void add(
      UUID about, Entry entry, Refinement told, boolean undone, Optional<Adjudication> decision) {
    later
        .computeIfAbsent(about, id -> new HashMap<>())
        .putIfAbsent(entry.id(), new Later(entry.id(), entry.time(), told, undone, decision));
  }

  private void take(CaseDocument document) {
    if (document instanceof ListEntry entry) {
      listed.add(entry);
    } else if (document instanceof AssessmentSr sr) {
      Optional<UUID> about = sr.assessed();
      if (about.isPresent() && sr.status() == Status.LOGGED) {
        sr.assessment().ifPresent(said -> bases.putIfAbsent(about.get(), base(sr, said)));
      } else if (about.isPresent() && sr.entry().isPresent()) {
        UUID by = sr.entry().get();
        later
            .computeIfAbsent(about.get(), id -> new HashMap<>())
            .putIfAbsent(
                by,
                new Later(
                    by,
                    sr.time(),
                    told(sr),
                    sr.status() == Status.WITHDRAWN,
                    sr.ruling().map(CaseDocument.Ruling::decision)));
      }
    }
  }

  private static Base base(AssessmentSr sr, Assessment said) {
    return new Base(sr.time(), sr.study(), said, sr.reader(), sr.rulesHash(), sr.seconds(), false);
  }

  private static Refinement told(AssessmentSr sr) {
    Set<Part> parts = sr.changes();
    return new Refinement(
        sr.reason().filter(it -> parts.contains(Part.REASON)),
        sr.what().filter(it -> parts.contains(Part.FINDING)),
        sr.site().filter(it -> parts.contains(Part.SITE)),
        sr.comment().filter(it -> parts.contains(Part.COMMENT)));
  }

  private List<Remembered> cases() {
    List<Remembered> cases = new ArrayList<>();
    Set<String> known = new HashSet<>();
    Set<String> reports = new HashSet<>();
    bases.forEach(
        (id, base) -> {
          cases.add(remembered(id, base, true));
          known.add(DocumentUids.of(id, "key objects"));
          reports.add(DocumentUids.of(id, "assessment"));
        });
    listed.stream()
        .filter(entry -> entry.list().isPresent() && !known.contains(uid(entry)))
        .filter(
            entry ->
                entry.named().stream().noneMatch(ref -> reports.contains(ref.sopInstanceUid())))
        .forEach(entry -> cases.add(remembered(idOf(entry), base(entry), false)));
    return cases.stream()
        .sorted(Comparator.comparing(Remembered::at).thenComparing(Remembered::id))
        .toList();
  }

  private static String uid(ListEntry entry) {
    return entry.self().sopInstanceUid();
  }

  private static UUID idOf(ListEntry entry) {
    return UUID.nameUUIDFromBytes(uid(entry).getBytes(StandardCharsets.UTF_8));
  }

  /** An entry on a list whose assessment is not in the study: that something was logged. */
  private static Base base(ListEntry entry) {
    Judgement judgement = entry.list().orElseThrow();
    Assessment assessment =
        new Assessment(
            judgement,
            UNKNOWN,
            Conclusion.NOT_STATED,
            entry.named(),
            Optional.empty(),
            Optional.empty(),
            List.of());
    return new Base(
        entry.time(), entry.study(), assessment, entry.reader(), "", Optional.empty(), false);
  }

  private Remembered remembered(UUID id, Base base, boolean complete) {
    List<Later> changes =
        later.getOrDefault(id, Map.of()).values().stream()
            .sorted(Comparator.comparing(Later::at).thenComparing(Later::entry))
            .toList();
    Refinement told = Remembered.NOTHING;
    Optional<Adjudication> decision = Optional.empty();
    boolean undone = isTakenBack(id, complete);
    for (Later change : changes) {
      told = over(told, change.told());
      if (change.decision().isPresent()) {
        decision = change.decision();
      }
      undone = change.undone() || undone && change.decision().isEmpty();
    }
    boolean withdrawn = undone || decision.filter(Adjudication.WITHDRAWN::equals).isPresent();
    return new Remembered(
        id,
        base.at(),
        base.study(),
        base.assessment(),
        base.reader(),
        base.rulesHash(),
        base.seconds(),
        told,
        withdrawn,
        decision,
        base.inJournal(),
        complete);
  }

  private static Refinement over(Refinement before, Refinement more) {
    return new Refinement(
        more.reason().or(before::reason),
        more.what().or(before::what),
        more.site().or(before::site),
        more.comment().or(before::comment));
  }

  /** Whether key objects tell so that the reader took it back; nothing else may be in the study. */
  private boolean isTakenBack(UUID id, boolean complete) {
    Set<String> own = new HashSet<>();
    listed.stream()
        .filter(entry -> !complete && idOf(entry).equals(id))
        .forEach(e -> own.add(uid(e)));
    if (complete) {
      own.add(DocumentUids.of(id, "key objects"));
    }
    return listed.stream()
        .filter(entry -> entry.closes().filter(Adjudication.WITHDRAWN::equals).isPresent())
        .flatMap(entry -> entry.named().stream())
        .anyMatch(ref -> own.contains(ref.sopInstanceUid()));
  }
}
