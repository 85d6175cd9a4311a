package org.fasit.dicom.internal;

import java.util.Optional;
import java.util.Set;
import org.fasit.model.Code;

/** Gathers what an object tells of the run itself: CID 6042, CID 6047 and CID 9300. */
final class RunState {

  /** Succeeded, partially succeeded; all or some algorithms succeeded. */
  private static final Set<String> SUCCESSES =
      Set.of("DCM:111222", "DCM:111223", "DCM:111241", "DCM:111242", "DCM:111243", "DCM:111244");

  /** Failed, not attempted; no algorithms succeeded. */
  private static final Set<String> FAILURES = Set.of("DCM:111224", "DCM:111225", "DCM:111245");

  private static final Set<String> PART_FAILURES =
      Set.of("DCM:111223", "DCM:111224", "DCM:111243", "DCM:111244");

  /** Why a procedure step was cancelled. */
  private static final Set<String> CANCELLATIONS =
      Set.of("DCM:110513", "DCM:110521", "DCM:110522", "DCM:110523", "DCM:110524", "DCM:110533");

  private boolean succeeded;
  private boolean failed;
  private boolean partFailed;
  private boolean cancelled;
  private Optional<String> itsReason = Optional.empty();
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
    partFailed |= Concepts.isAny(value, PART_FAILURES);
    if (Concepts.isAny(value, FAILURES)) {
      failed = true;
      itsReason = itsReason.or(() -> textBelow(item));
    }
    if (Concepts.isAny(value, CANCELLATIONS)) {
      cancelled = true;
      itsReason = itsReason.or(() -> textBelow(item));
      cancellation = value.map(Code::meaning).filter(text -> !text.isEmpty());
    }
  }

  private static Optional<String> textBelow(ContentItem item) {
    return item.children().stream()
        .filter(child -> child.is("TEXT"))
        .map(ContentItem::text)
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  /**
   * Nothing was processed. Analyses not attempted after detections that succeeded are no failure.
   */
  boolean failed() {
    return cancelled || failed && !succeeded;
  }

  boolean partlyFailed() {
    return partFailed && !failed();
  }

  /**
   * Why, in the product's own words: beside the failure, else a comment, else the code's meaning.
   */
  Optional<String> reason() {
    return failed() ? itsReason.or(() -> comment).or(() -> cancellation) : Optional.empty();
  }
}
