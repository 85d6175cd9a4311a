package org.fasit.dicom.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fasit.model.Code;

/**
 * Gathers what an object tells of the run itself: CID 6042, CID 6047 and CID 9300.
 *
 * <p>Nothing was processed when the run was cancelled, or when a detection or analysis failed or
 * was not attempted and none succeeded, not even in part, and nothing was found. "All algorithms
 * succeeded; without findings" does not outweigh detections that are said not to have succeeded. In
 * part: some detection, analysis or algorithm failed, or succeeded in part, beside others.
 */
final class RunState {

  /** Succeeded, partially succeeded. */
  private static final Set<String> SUCCESSES = Set.of("DCM:111222", "DCM:111223");

  /** All or some algorithms succeeded, without findings. */
  private static final Set<String> FOUND_NOTHING = Set.of("DCM:111241", "DCM:111243");

  /** All or some algorithms succeeded, with findings. */
  private static final Set<String> FOUND = Set.of("DCM:111242", "DCM:111244");

  /** Failed, not attempted; no algorithms succeeded. */
  private static final Set<String> FAILURES = Set.of("DCM:111224", "DCM:111225", "DCM:111245");

  private static final Set<String> PART_FAILURES =
      Set.of("DCM:111223", "DCM:111224", "DCM:111243", "DCM:111244");

  /** Why a procedure step was cancelled. */
  private static final Set<String> CANCELLATIONS =
      Set.of("DCM:110513", "DCM:110521", "DCM:110522", "DCM:110523", "DCM:110524", "DCM:110533");

  private static final Set<String> FAILED_LISTS =
      Set.of(CadConcepts.FAILED_DETECTIONS, CadConcepts.FAILED_ANALYSES);

  private static final Set<String> ALGORITHMS =
      Set.of(CadConcepts.DETECTION_PERFORMED, CadConcepts.ANALYSIS_PERFORMED);

  private boolean succeeded;
  private boolean found;
  private boolean foundNothing;
  private boolean detectionFailed;
  private boolean failed;
  private boolean partFailed;
  private boolean cancelled;
  private final List<String> failures = new ArrayList<>();
  private boolean toldMore;
  private Optional<String> comment = Optional.empty();
  private Optional<String> cancellation = Optional.empty();

  /** Takes in an item that stands at report level. */
  void look(ContentItem item) {
    if (item.is("TEXT")) {
      comment = comment.or(() -> Optional.of(item.text()).filter(text -> !text.isEmpty()));
      return;
    }
    Optional<Code> value = item.code();
    succeeded |= Concepts.isAny(value, SUCCESSES);
    found |= Concepts.isAny(value, FOUND);
    foundNothing |= Concepts.isAny(value, FOUND_NOTHING);
    partFailed |= Concepts.isAny(value, PART_FAILURES);
    if (Concepts.isAny(value, FAILURES)) {
      failed = true;
      detectionFailed |= !item.isNamed(Concepts.ANALYSES_SUMMARY);
      tell(item);
    }
    if (Concepts.isAny(value, CANCELLATIONS)) {
      cancelled = true;
      textBelow(item).ifPresent(this::tell);
      cancellation = value.map(Code::meaning).filter(text -> !text.isEmpty());
    }
  }

  private void tell(ContentItem item) {
    String parts = String.join(", ", failedBelow(item));
    Optional<String> text = textBelow(item);
    if (text.isPresent()) {
      tell(parts.isEmpty() ? text.get() : text.get() + " (" + parts + ")");
    } else if (!parts.isEmpty()) {
      tell(state(item) + " (" + parts + ")");
    } else {
      failures.add(state(item));
    }
  }

  private void tell(String why) {
    if (!toldMore) {
      failures.clear();
      toldMore = true;
    }
    failures.add(why);
  }

  /** Such as "Summary of Detections: Not Attempted". */
  private static String state(ContentItem item) {
    return Stream.concat(item.concept().stream(), item.code().stream())
        .map(code -> code.meaning().isEmpty() ? code.value() : code.meaning())
        .collect(Collectors.joining(": "));
  }

  private static Optional<String> textBelow(ContentItem item) {
    return item.children().stream()
        .filter(child -> child.is("TEXT"))
        .map(ContentItem::text)
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  private static List<String> failedBelow(ContentItem item) {
    return item.children().stream()
        .filter(child -> child.isNamedAny(FAILED_LISTS))
        .flatMap(list -> list.children().stream())
        .filter(child -> child.isNamedAny(ALGORITHMS))
        .map(RunState::algorithm)
        .toList();
  }

  /** What was to be detected or analysed, and with which algorithm. */
  private static String algorithm(ContentItem item) {
    String what =
        item.code()
            .map(code -> code.meaning().isEmpty() ? code.value() : code.meaning())
            .orElse("");
    String with =
        Stream.of(Concepts.ALGORITHM_NAME, Concepts.ALGORITHM_VERSION)
            .map(item::childText)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(" "));
    return with.isEmpty() ? what : what + " [" + with + "]";
  }

  /** The detections and analyses that are said to have failed. */
  static Set<String> failedParts(ContentTree tree) throws UnreadableException {
    Set<String> parts = new LinkedHashSet<>();
    for (ContentItem item :
        tree.all(
            tree.root(),
            child ->
                child.isNamed(Concepts.DETECTIONS_SUMMARY)
                    || child.isNamed(Concepts.ANALYSES_SUMMARY))) {
      parts.addAll(failedBelow(item));
    }
    return parts;
  }

  /**
   * Nothing was processed. Analyses not attempted after detections that succeeded are no failure.
   */
  boolean failed() {
    boolean anySuccess = succeeded || found || foundNothing && !detectionFailed;
    return cancelled || failed && !anySuccess;
  }

  boolean partlyFailed() {
    return partFailed && !failed();
  }

  /**
   * Why, in the product's own words: what stands beside the failure, such as which detections
   * failed; else a comment, else the code's meaning.
   */
  Optional<String> reason() {
    if (!failed()) {
      return Optional.empty();
    }
    Optional<String> stated = Optional.of(String.join("; ", new LinkedHashSet<>(failures)));
    return stated
        .filter(text -> toldMore)
        .or(() -> comment)
        .or(() -> cancellation)
        .or(() -> stated.filter(text -> !text.isEmpty()));
  }
}
