package org.fasit.dicom.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.fasit.dicom.document.CaseDocument.AssessmentSr;
import org.fasit.dicom.document.CaseDocument.ListEntry;
import org.fasit.dicom.document.CaseDocument.Part;
import org.fasit.dicom.document.CaseDocument.Ruling;
import org.fasit.dicom.document.CaseDocument.Status;
import org.fasit.dicom.document.LoggedCase.Addendum;
import org.fasit.dicom.document.LoggedCase.Decision;
import org.fasit.dicom.document.LoggedCase.Said;
import org.fasit.dicom.document.LoggedCase.State;
import org.fasit.model.Adjudication;
import org.fasit.model.AiProduct;
import org.fasit.model.Conclusion;
import org.fasit.model.InstanceRef;
import org.fasit.model.Judgement;

/**
 * Joins the documents of a PACS into cases: the entry, its assessment, corrections, and what became
 * of it. Of several decisions and withdrawals the last holds. A case that its first reader took
 * back is still open while a second voice on it stands, also where the first did not know of that.
 */
public final class CaseLists {

  private static final AiProduct UNKNOWN = new AiProduct("", "", "");

  private final Map<String, AssessmentSr> logged = new HashMap<>();
  private final Map<String, List<AssessmentSr>> later = new HashMap<>();
  private final Map<String, ListEntry> closings = new HashMap<>();
  private final Map<UUID, List<AssessmentSr>> seconds = new HashMap<>();

  private CaseLists() {}

  /** The cases on the two error lists, oldest first; a case that was moved to the other is one. */
  public static List<LoggedCase> join(Collection<? extends CaseDocument> documents) {
    CaseLists lists = new CaseLists();
    List<CaseDocument> inOrder =
        documents.stream()
            .map(CaseDocument.class::cast)
            .sorted(
                Comparator.comparing(CaseDocument::time)
                    .thenComparing(document -> document.self().sopInstanceUid()))
            .toList();
    inOrder.forEach(lists::take);
    Map<String, LoggedCase> cases = new LinkedHashMap<>();
    for (CaseDocument document : inOrder) {
      if (document instanceof ListEntry entry && entry.list().isPresent()) {
        cases.putIfAbsent(lists.caseOf(entry), lists.join(entry));
      }
    }
    return List.copyOf(cases.values());
  }

  private void take(CaseDocument document) {
    if (document instanceof ListEntry entry && entry.closes().isPresent()) {
      entry.named().forEach(named -> closings.put(named.sopInstanceUid(), entry));
    } else if (document instanceof AssessmentSr sr) {
      if (sr.status() == Status.LOGGED) {
        logged.putIfAbsent(sr.self().sopInstanceUid(), sr);
        sr.seconds()
            .ifPresent(first -> seconds.computeIfAbsent(first, id -> new ArrayList<>()).add(sr));
      } else {
        sr.predecessor()
            .ifPresent(first -> later.computeIfAbsent(first, uid -> new ArrayList<>()).add(sr));
      }
    }
  }

  /** The first assessment that the entry names, or the entry itself when it names none. */
  private String caseOf(ListEntry entry) {
    return first(entry)
        .map(sr -> sr.self().sopInstanceUid())
        .or(
            () ->
                entry.named().stream()
                    .limit(1)
                    .filter(SopClasses::isReport)
                    .map(InstanceRef::sopInstanceUid)
                    .findFirst())
        .orElse(entry.self().sopInstanceUid());
  }

  private Optional<AssessmentSr> first(ListEntry entry) {
    return entry.named().stream()
        .flatMap(named -> Optional.ofNullable(logged.get(named.sopInstanceUid())).stream())
        .findFirst();
  }

  private LoggedCase join(ListEntry entry) {
    Optional<AssessmentSr> first = first(entry);
    List<AssessmentSr> changes = later.getOrDefault(caseOf(entry), List.of());
    Optional<AssessmentSr> any = first.or(() -> changes.stream().findFirst());
    Optional<Decision> decision = decision(changes);
    return new LoggedCase(
        entry.self(),
        first.flatMap(AssessmentSr::logged).orElse(entry.list().orElseThrow()),
        state(entry, changes),
        any.map(AssessmentSr::product).orElse(UNKNOWN),
        any.map(AssessmentSr::conclusion).orElse(Conclusion.NOT_STATED),
        latest(first, changes, Part.FINDING, AssessmentSr::what),
        latest(first, changes, Part.SITE, AssessmentSr::site),
        any.flatMap(AssessmentSr::laterality),
        latest(first, changes, Part.REASON, AssessmentSr::reason),
        latest(first, changes, Part.COMMENT, AssessmentSr::comment),
        any.map(AssessmentSr::places).orElse(List.of()),
        any.map(AssessmentSr::images).orElseGet(() -> images(entry)),
        any.map(AssessmentSr::sources).orElse(List.of()),
        entry.reader(),
        entry.time(),
        entry.study(),
        any.flatMap(AssessmentSr::assessed),
        first.or(() -> retold(changes)).flatMap(AssessmentSr::assessment),
        decision,
        addendum(changes));
  }

  /** A decision tells again what was logged, and so does a step of the addendum. */
  private static Optional<AssessmentSr> retold(List<AssessmentSr> changes) {
    return changes.stream()
        .filter(sr -> sr.status() == Status.ADJUDICATED || sr.addendum().isPresent())
        .findFirst();
  }

  /** The last word holds; the need is as old as its first word. */
  private static Optional<Addendum> addendum(List<AssessmentSr> changes) {
    Optional<Addendum> addendum = Optional.empty();
    for (AssessmentSr sr : changes) {
      Said said = new Said(sr.reader(), sr.time());
      if (sr.status() == Status.WITHDRAWN) {
        addendum = Optional.empty();
      } else if (sr.addendum().isPresent()) {
        Said needed = addendum.map(Addendum::needed).orElse(said);
        addendum =
            switch (sr.addendum().get()) {
              case NEEDED -> Optional.of(new Addendum(needed, Optional.empty()));
              case ACKNOWLEDGED -> Optional.of(new Addendum(needed, Optional.of(said)));
              case NOT_NEEDED -> Optional.empty();
            };
      }
    }
    return addendum;
  }

  private State state(ListEntry entry, List<AssessmentSr> changes) {
    boolean seconded = isSeconded(entry);
    Optional<State> told =
        changes.stream()
            .filter(sr -> !seconded || sr.status() != Status.WITHDRAWN)
            .flatMap(sr -> state(sr).stream())
            .reduce((earlier, last) -> last);
    return told.or(
            () ->
                closing(entry)
                    .flatMap(ListEntry::closes)
                    .filter(decision -> !seconded || decision != Adjudication.WITHDRAWN)
                    .map(CaseLists::state))
        .orElse(State.OPEN);
  }

  /** Whether another reader said the same of it and has not taken that back. */
  private boolean isSeconded(ListEntry entry) {
    return first(entry).flatMap(AssessmentSr::assessed).stream()
        .flatMap(id -> seconds.getOrDefault(id, List.of()).stream())
        .anyMatch(
            second ->
                later.getOrDefault(second.self().sopInstanceUid(), List.of()).stream()
                    .noneMatch(sr -> sr.status() == Status.WITHDRAWN));
  }

  private static Optional<State> state(AssessmentSr sr) {
    return switch (sr.status()) {
      case LOGGED, CORRECTED -> Optional.empty();
      case WITHDRAWN -> Optional.of(State.WITHDRAWN);
      case ADJUDICATED -> sr.ruling().map(Ruling::decision).map(CaseLists::state);
    };
  }

  private static State state(Adjudication decision) {
    return switch (decision) {
      case CONFIRMED -> State.CONFIRMED;
      case CORRECTED -> State.CORRECTED;
      case WITHDRAWN -> State.WITHDRAWN;
    };
  }

  /** Key objects that close the case, by its entry or by the assessment that the entry names. */
  private Optional<ListEntry> closing(ListEntry entry) {
    return Optional.ofNullable(closings.get(entry.self().sopInstanceUid()))
        .or(() -> Optional.ofNullable(closings.get(caseOf(entry))));
  }

  private static Optional<Decision> decision(List<AssessmentSr> changes) {
    return changes.stream()
        .filter(sr -> sr.ruling().isPresent())
        .reduce((earlier, last) -> last)
        .map(sr -> decision(sr, sr.ruling().orElseThrow()));
  }

  private static Decision decision(AssessmentSr sr, Ruling ruling) {
    Optional<Judgement> corrected =
        ruling.decision() == Adjudication.CORRECTED ? sr.judgement() : Optional.empty();
    return new Decision(
        ruling.decision(),
        corrected,
        ruling.basis(),
        ruling.reason(),
        sr.comment(),
        sr.reader(),
        sr.time());
  }

  /** The last correction of that part, else what was logged first. */
  private static <T> Optional<T> latest(
      Optional<AssessmentSr> first,
      List<AssessmentSr> changes,
      Part part,
      Function<AssessmentSr, Optional<T>> value) {
    return changes.stream()
        .filter(change -> change.changes().contains(part))
        .reduce((earlier, last) -> last)
        .flatMap(value)
        .or(() -> first.flatMap(value));
  }

  private static List<InstanceRef> images(ListEntry entry) {
    return entry.named().stream().filter(SopClasses::isImage).toList();
  }
}
