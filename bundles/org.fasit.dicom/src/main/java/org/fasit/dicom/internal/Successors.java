package org.fasit.dicom.internal;

import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fasit.dicom.ReadOutcome.AiResultFound;

/** Which documents replace which (Predecessor Documents Sequence). */
final class Successors {

  private final List<String> uids = new ArrayList<>();
  private final List<LocalDateTime> made = new ArrayList<>();
  private final Map<String, List<Integer>> successors = new HashMap<>();
  private final Set<Integer> replacing = new HashSet<>();

  void add(int number, AiResultFound object) {
    uids.add(object.result().key());
    made.add(object.detail().made().orElse(LocalDateTime.MIN));
    if (!object.detail().predecessors().isEmpty()) {
      replacing.add(number);
    }
    for (String predecessor : object.detail().predecessors()) {
      successors.computeIfAbsent(predecessor, uid -> new ArrayList<>()).add(number);
    }
  }

  /** Whether the document says that it replaces others. */
  boolean replaces(int number) {
    return replacing.contains(number);
  }

  /**
   * The newest document in the chain that replaces this one; empty when nothing does. Documents
   * that replace each other in a circle all stand.
   */
  Optional<Integer> newest(int number) {
    Set<Integer> seen = new HashSet<>(Set.of(number));
    Deque<Integer> open = new ArrayDeque<>(List.of(number));
    List<Integer> ends = new ArrayList<>();
    while (!open.isEmpty()) {
      int next = open.poll();
      List<Integer> after = successors.getOrDefault(uids.get(next), List.of());
      if (after.isEmpty() && next != number) {
        ends.add(next);
      }
      after.stream().filter(seen::add).forEach(open::add);
    }
    return newest(ends);
  }

  /** The one of these that was made last. */
  Optional<Integer> newest(List<Integer> numbers) {
    return numbers.stream()
        .max(Comparator.<Integer, LocalDateTime>comparing(made::get).thenComparing(uids::get));
  }
}
