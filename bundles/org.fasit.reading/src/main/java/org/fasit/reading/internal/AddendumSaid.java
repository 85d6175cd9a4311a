package org.fasit.reading.internal;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fasit.dicom.document.CaseDocument;
import org.fasit.dicom.document.CaseDocument.AddendumWord;
import org.fasit.dicom.document.CaseDocument.AssessmentSr;
import org.fasit.model.AddendumStep;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.Reader;
import org.fasit.reading.ReadingState.Addendum;

/**
 * One word on the addendum that a missed finding asks for, as the journal or a document in the
 * study tells it.
 *
 * @param entry id of the entry that said it
 * @param missed id of the entry that logged the missed finding
 */
record AddendumSaid(UUID entry, UUID missed, Reader reader, Instant at, AddendumWord word) {

  /** All that these tell, each word once. */
  static List<AddendumSaid> of(
      Collection<Entry> entries, Collection<? extends CaseDocument> documents) {
    Map<UUID, Event.Addendum> steps = new HashMap<>();
    Map<UUID, AddendumSaid> said = new LinkedHashMap<>();
    for (Entry entry : entries) {
      if (entry.event() instanceof Event.Addendum step) {
        steps.put(entry.id(), step);
        said.put(entry.id(), of(entry, step));
      }
    }
    for (Entry entry : entries) {
      if (entry.event() instanceof Event.Undone undone && steps.containsKey(undone.assessment())) {
        said.put(entry.id(), undone(entry, undone, steps.get(undone.assessment())));
      }
    }
    documents.forEach(document -> of(document).ifPresent(it -> said.putIfAbsent(it.entry(), it)));
    return List.copyOf(said.values());
  }

  static AddendumSaid of(Entry entry, Event.Addendum step) {
    AddendumWord word =
        switch (step.step()) {
          case NEEDED -> AddendumWord.NEEDED;
          case ACKNOWLEDGED -> AddendumWord.ACKNOWLEDGED;
        };
    return new AddendumSaid(entry.id(), step.assessment(), step.reader(), entry.time(), word);
  }

  private static AddendumSaid undone(Entry entry, Event.Undone undone, Event.Addendum step) {
    return undone(entry, step.assessment(), undone.reader(), step.step());
  }

  /** What stands once a step is taken back. */
  static AddendumSaid undone(Entry entry, UUID missed, Reader reader, AddendumStep step) {
    AddendumWord word =
        switch (step) {
          case NEEDED -> AddendumWord.NOT_NEEDED;
          case ACKNOWLEDGED -> AddendumWord.NEEDED;
        };
    return new AddendumSaid(entry.id(), missed, reader, entry.time(), word);
  }

  private static Optional<AddendumSaid> of(CaseDocument document) {
    if (!(document instanceof AssessmentSr sr)
        || sr.addendum().isEmpty()
        || sr.entry().isEmpty()
        || sr.assessed().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new AddendumSaid(
            sr.entry().get(), sr.assessed().get(), sr.reader(), sr.time(), sr.addendum().get()));
  }

  /** The steps that stand once all has been said in the order of time, the last one last. */
  static Deque<Addendum> standing(Collection<AddendumSaid> said) {
    Deque<Addendum> steps = new ArrayDeque<>();
    said.stream().sorted(Comparator.comparing(AddendumSaid::at)).forEach(it -> it.changes(steps));
    return steps;
  }

  private void changes(Deque<Addendum> steps) {
    switch (word) {
      case NEEDED -> {
        if (steps.isEmpty()) {
          steps.addLast(new Addendum(AddendumStep.NEEDED, entry, reader, at));
        } else if (steps.getLast().step() == AddendumStep.ACKNOWLEDGED) {
          steps.removeLast();
        }
      }
      case ACKNOWLEDGED -> {
        if (!steps.isEmpty() && steps.getLast().step() == AddendumStep.NEEDED) {
          steps.addLast(new Addendum(AddendumStep.ACKNOWLEDGED, entry, reader, at));
        }
      }
      case NOT_NEEDED -> steps.clear();
    }
  }
}
