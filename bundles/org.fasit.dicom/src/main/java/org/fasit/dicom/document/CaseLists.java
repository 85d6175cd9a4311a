package org.fasit.dicom.document;

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
import java.util.function.Function;
import org.fasit.dicom.document.CaseDocument.AssessmentSr;
import org.fasit.dicom.document.CaseDocument.ListEntry;
import org.fasit.dicom.document.CaseDocument.Part;
import org.fasit.dicom.document.CaseDocument.Status;
import org.fasit.model.AiProduct;
import org.fasit.model.Conclusion;
import org.fasit.model.InstanceRef;

/** Joins the documents of a PACS into cases: the entry, its assessment, corrections, withdrawal. */
public final class CaseLists {

  private static final AiProduct UNKNOWN = new AiProduct("", "", "");

  private final Map<String, AssessmentSr> logged = new HashMap<>();
  private final Map<String, List<AssessmentSr>> corrections = new HashMap<>();
  private final Set<String> withdrawn = new HashSet<>();

  private CaseLists() {}

  /** The cases on the two error lists, oldest first; each key object document gives one. */
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
        cases.putIfAbsent(entry.self().sopInstanceUid(), lists.join(entry));
      }
    }
    return List.copyOf(cases.values());
  }

  private void take(CaseDocument document) {
    if (document instanceof ListEntry entry) {
      if (entry.list().isEmpty()) {
        entry.named().forEach(named -> withdrawn.add(named.sopInstanceUid()));
      }
    } else if (document instanceof AssessmentSr sr) {
      take(sr);
    }
  }

  private void take(AssessmentSr sr) {
    if (sr.status() == Status.LOGGED) {
      logged.putIfAbsent(sr.self().sopInstanceUid(), sr);
      return;
    }
    sr.predecessor()
        .ifPresent(
            first -> {
              if (sr.status() == Status.WITHDRAWN) {
                withdrawn.add(first);
              } else {
                corrections.computeIfAbsent(first, uid -> new ArrayList<>()).add(sr);
              }
            });
  }

  private LoggedCase join(ListEntry entry) {
    Optional<AssessmentSr> first =
        entry.named().stream()
            .flatMap(named -> Optional.ofNullable(logged.get(named.sopInstanceUid())).stream())
            .findFirst();
    boolean isWithdrawn =
        withdrawn.contains(entry.self().sopInstanceUid())
            || first.filter(sr -> withdrawn.contains(sr.self().sopInstanceUid())).isPresent();
    return new LoggedCase(
        entry.self(),
        entry.list().orElseThrow(),
        isWithdrawn ? LoggedCase.State.WITHDRAWN : LoggedCase.State.OPEN,
        first.map(AssessmentSr::product).orElse(UNKNOWN),
        first.map(AssessmentSr::conclusion).orElse(Conclusion.NOT_STATED),
        latest(first, Part.FINDING, AssessmentSr::finding),
        latest(first, Part.SITE, AssessmentSr::site),
        first.flatMap(AssessmentSr::laterality),
        latest(first, Part.REASON, AssessmentSr::reason),
        latest(first, Part.COMMENT, AssessmentSr::comment),
        first.map(AssessmentSr::places).orElse(List.of()),
        first.map(AssessmentSr::images).orElseGet(() -> images(entry)),
        first.map(AssessmentSr::sources).orElse(List.of()),
        entry.reader(),
        entry.time(),
        entry.study());
  }

  /** The last correction of that part, else what was logged first. */
  private <T> Optional<T> latest(
      Optional<AssessmentSr> first, Part part, Function<AssessmentSr, Optional<T>> value) {
    return first
        .map(sr -> corrections.getOrDefault(sr.self().sopInstanceUid(), List.of()))
        .flatMap(
            list ->
                list.stream()
                    .filter(correction -> correction.changes().contains(part))
                    .reduce((earlier, later) -> later)
                    .flatMap(value))
        .or(() -> first.flatMap(value));
  }

  private static List<InstanceRef> images(ListEntry entry) {
    return entry.named().stream().filter(SopClasses::isImage).toList();
  }
}
