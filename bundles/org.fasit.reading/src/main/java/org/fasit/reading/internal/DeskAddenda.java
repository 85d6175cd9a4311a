package org.fasit.reading.internal;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fasit.dicom.document.LoggedCase;
import org.fasit.dicom.document.LoggedCase.Addendum;
import org.fasit.dicom.document.LoggedCase.Said;
import org.fasit.model.AddendumStep;
import org.fasit.model.Reader;
import org.fasit.reading.OpenCasesState.MyAddendum;

/**
 * What was said at this workstation of the addenda of the site's cases, until the PACS tells it.
 * Not thread-safe.
 */
final class DeskAddenda {

  /** A step that is on disk. */
  private record Step(UUID entry, AddendumStep step, Said said) {}

  /**
   * The steps said here.
   *
   * @param before what the PACS told before the first
   */
  private record Steps(Optional<Addendum> before, Deque<Step> said) {

    MyAddendum told() {
      Optional<Addendum> now = before;
      for (Step step : said) {
        now = Optional.of(after(now, step));
      }
      return new MyAddendum(Optional.ofNullable(said.peekLast()).map(Step::entry), now);
    }

    private static Addendum after(Optional<Addendum> before, Step step) {
      Said needed = before.map(Addendum::needed).orElse(step.said());
      return switch (step.step()) {
        case NEEDED -> new Addendum(needed, Optional.empty());
        case ACKNOWLEDGED -> new Addendum(needed, Optional.of(step.said()));
      };
    }
  }

  private final Map<UUID, Steps> steps = new HashMap<>();

  /** A step of a case is on disk. */
  void said(LoggedCase known, UUID entry, AddendumStep step, Reader reader, Instant at) {
    steps
        .computeIfAbsent(
            known.id().orElseThrow(), id -> new Steps(known.addendum(), new ArrayDeque<>()))
        .said()
        .addLast(new Step(entry, step, new Said(reader, at)));
  }

  /** The case whose last step that entry is. */
  Optional<UUID> caseOf(UUID entry) {
    return steps.entrySet().stream()
        .filter(it -> it.getValue().told().entry().equals(Optional.of(entry)))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The last step of a case was taken back. */
  void undone(UUID assessment) {
    Steps mine = steps.get(assessment);
    if (mine != null) {
      mine.said().pollLast();
    }
  }

  /** The PACS was read: once it tells a step as late as ours, or ours were taken back, it holds. */
  void read(LoggedCase told) {
    told.id()
        .filter(id -> steps.containsKey(id) && isTold(steps.get(id), told.addendum()))
        .ifPresent(steps::remove);
  }

  private static boolean isTold(Steps mine, Optional<Addendum> told) {
    Step last = mine.said().peekLast();
    if (last == null) {
      return true;
    }
    // Documents tell whole seconds.
    long ours = last.said().time().getEpochSecond();
    return told.map(DeskAddenda::latest).filter(time -> time.getEpochSecond() >= ours).isPresent();
  }

  private static Instant latest(Addendum addendum) {
    return addendum.acknowledged().orElse(addendum.needed()).time();
  }

  /** What was said of a case here. */
  Optional<MyAddendum> of(UUID assessment) {
    return Optional.ofNullable(steps.get(assessment)).map(Steps::told);
  }
}
