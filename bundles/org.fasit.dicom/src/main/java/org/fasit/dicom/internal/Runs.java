package org.fasit.dicom.internal;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.dicom.ResultDetail.Form;
import org.fasit.dicom.RunTie;
import org.fasit.dicom.SegmentRef;
import org.fasit.dicom.StudyResults;
import org.fasit.model.AiProduct;
import org.fasit.model.Finding;
import org.fasit.model.InstanceRef;

/** Sorts the objects of a study into runs of products. Objects are numbered as they come. */
public final class Runs {

  private static final Duration ONE_RUN = Duration.ofMinutes(StudyResults.ONE_RUN_MINUTES);

  /** Ties that are told of. */
  private static final int MOST_TOLD = 2_000;

  private final List<AiResultFound> objects = new ArrayList<>();
  private final List<Set<String>> references = new ArrayList<>();
  private final Map<String, Integer> byUid = new HashMap<>();
  private final Map<String, List<Integer>> byTracking = new HashMap<>();
  private final Map<String, TreeMap<LocalDateTime, Integer>> byTime = new HashMap<>();
  private final Ties ties = new Ties();
  private final Successors successors = new Successors();
  private final Set<String> given = new LinkedHashSet<>();
  private final Map<List<String>, RunTie> told = new LinkedHashMap<>();

  /**
   * One run as it stands.
   *
   * @param objects what it is made of, the leading one first
   * @param older what was replaced, the newest first, each with the objects that go with it
   * @param formerKeys keys under which it, or a part of it, was given before
   * @param ties what ties the objects together, and what did not tie others to them
   */
  public record Run(
      List<AiResultFound> objects,
      List<List<AiResultFound>> older,
      Set<String> formerKeys,
      List<RunTie> ties) {
    public Run {
      objects = List.copyOf(objects);
      older = List.copyOf(older);
      formerKeys = Set.copyOf(formerKeys);
      ties = List.copyOf(ties);
    }

    String key() {
      return objects.get(0).result().key();
    }

    /** By identity: the objects of a run are the very ones that were added. */
    @Override
    public boolean equals(Object other) {
      return other instanceof Run run
          && isSame(objects, run.objects)
          && isSame(all(older), all(run.older))
          && formerKeys.equals(run.formerKeys)
          && ties.equals(run.ties);
    }

    @Override
    public int hashCode() {
      return key().hashCode();
    }

    private static List<AiResultFound> all(List<List<AiResultFound>> lists) {
      return lists.stream().flatMap(List::stream).toList();
    }

    private static boolean isSame(List<AiResultFound> one, List<AiResultFound> other) {
      if (one.size() != other.size()) {
        return false;
      }
      for (int i = 0; i < one.size(); i++) {
        if (one.get(i) != other.get(i)) {
          return false;
        }
      }
      return true;
    }
  }

  /** How many objects there are. */
  public int size() {
    return objects.size();
  }

  /** Whether the object was added before. */
  public boolean knows(AiResultFound object) {
    return byUid.containsKey(object.result().key());
  }

  /** Adds an object and ties it to those that it belongs to. */
  public void add(AiResultFound object) {
    int number = objects.size();
    objects.add(object);
    Set<String> refersTo = references(object);
    references.add(refersTo);
    byUid.put(object.result().key(), number);
    ties.add(object.result().product());
    successors.add(number, object);
    tracking(object).distinct().forEach(uid -> tieByTracking(uid, number));
    for (String uid : refersTo) {
      Integer other = byUid.get(uid);
      if (other != null) {
        tie(number, other, RunTie.By.REFERENCE, uid);
      }
    }
    for (int other = 0; other < number; other++) {
      if (references.get(other).contains(object.result().key())) {
        tie(number, other, RunTie.By.REFERENCE, object.result().key());
      }
    }
    tieByTime(number, object);
  }

  private void tie(int number, int other, RunTie.By by, String value) {
    Ties.Outcome outcome = ties.tie(number, other);
    if (outcome != Ties.Outcome.TIED_BEFORE && told.size() < MOST_TOLD) {
      List<String> pair = List.of(uid(number), uid(other));
      boolean holds = outcome == Ties.Outcome.TIED;
      told.merge(
          pair,
          new RunTie(pair.get(0), pair.get(1), by, value, holds),
          (before, now) -> now.holds() ? now : before);
    }
  }

  private String uid(int number) {
    return objects.get(number).result().key();
  }

  private static Set<String> references(AiResultFound object) {
    Set<String> uids = new HashSet<>();
    object
        .detail()
        .findings()
        .values()
        .forEach(
            detail ->
                detail.segments().stream().map(SegmentRef::sopInstanceUid).forEach(uids::add));
    object.result().images().stream().map(InstanceRef::sopInstanceUid).forEach(uids::add);
    uids.remove(object.result().key());
    return uids;
  }

  private static Stream<String> tracking(AiResultFound object) {
    return Stream.concat(
            object.result().findings().stream(), object.detail().notForPresentation().stream())
        .map(Finding::trackingUid)
        .flatMap(Optional::stream);
  }

  /** One object of each product stands for all of that product. */
  private void tieByTracking(String uid, int number) {
    List<Integer> others = byTracking.computeIfAbsent(uid, key -> new ArrayList<>(1));
    others.forEach(other -> tie(number, other, RunTie.By.TRACKING_UID, uid));
    if (others.stream().noneMatch(other -> ties.root(other) == ties.root(number))) {
      others.add(number);
    }
  }

  private void tieByTime(int number, AiResultFound object) {
    AiProduct product = object.result().product();
    String key =
        Ties.plain(product.manufacturer())
            + '\n'
            + Ties.plain(product.name())
            + '\n'
            + Ties.plain(product.version());
    Optional<LocalDateTime> made = object.detail().made();
    if (made.isEmpty()) {
      return;
    }
    TreeMap<LocalDateTime, Integer> others = byTime.computeIfAbsent(key, k -> new TreeMap<>());
    for (Map.Entry<LocalDateTime, Integer> near :
        Stream.of(others.floorEntry(made.get()), others.ceilingEntry(made.get()))
            .flatMap(Stream::ofNullable)
            .toList()) {
      Duration between = Duration.between(near.getKey(), made.get()).abs();
      if (between.compareTo(ONE_RUN) <= 0) {
        tie(number, near.getValue(), RunTie.By.TIME, between.toMinutes() + " min");
      }
    }
    others.putIfAbsent(made.get(), number);
  }

  /** The runs to show, in the order of their first objects. */
  public List<Run> current() {
    Map<Integer, List<Integer>> members = new LinkedHashMap<>();
    for (int number = 0; number < objects.size(); number++) {
      members.computeIfAbsent(ties.root(number), root -> new ArrayList<>()).add(number);
    }
    Map<Integer, List<List<Integer>>> older = new HashMap<>();
    List<Integer> roots = new ArrayList<>();
    members.forEach(
        (root, numbers) -> {
          Optional<Integer> heir = heir(root, numbers);
          heir.ifPresent(to -> older.computeIfAbsent(to, key -> new ArrayList<>()).add(numbers));
          if (heir.isEmpty()) {
            roots.add(root);
          }
        });
    return roots.stream().map(root -> run(root, members.get(root), older)).toList();
  }

  /** The run that has replaced all reports of this one; empty while it stands. */
  private Optional<Integer> heir(int root, List<Integer> numbers) {
    List<Integer> heirs = new ArrayList<>();
    for (int number : numbers) {
      Optional<Integer> newest = successors.newest(number);
      boolean isDocument = form(number) == Form.REPORT || successors.replaces(number);
      if (newest.isEmpty() && isDocument) {
        return Optional.empty();
      }
      newest.ifPresent(heirs::add);
    }
    return successors.newest(heirs).map(ties::root).filter(to -> to != root);
  }

  private Run run(int root, List<Integer> numbers, Map<Integer, List<List<Integer>>> older) {
    List<Integer> shown =
        numbers.stream().filter(number -> successors.newest(number).isEmpty()).toList();
    List<List<Integer>> replaced = new ArrayList<>(older.getOrDefault(root, List.of()));
    numbers.stream()
        .filter(number -> !shown.contains(number))
        .forEach(number -> replaced.add(List.of(number)));
    List<List<AiResultFound>> before =
        replaced.stream()
            .map(this::inOrder)
            .sorted(Comparator.comparing(Runs::made).reversed())
            .toList();
    List<AiResultFound> objectsShown = inOrder(shown);
    String key = objectsShown.get(0).result().key();
    Set<String> former = new HashSet<>();
    Stream.concat(numbers.stream(), replaced.stream().flatMap(List::stream))
        .map(number -> objects.get(number).result().key())
        .filter(uid -> given.contains(uid) && !uid.equals(key))
        .forEach(former::add);
    return new Run(objectsShown, before, former, told(root));
  }

  private List<RunTie> told(int root) {
    return told.values().stream()
        .filter(
            tie ->
                ties.root(byUid.get(tie.object())) == root
                    || ties.root(byUid.get(tie.other())) == root)
        .toList();
  }

  private List<AiResultFound> inOrder(List<Integer> numbers) {
    return numbers.stream()
        .sorted(Comparator.comparing(this::form).thenComparing(Comparator.naturalOrder()))
        .map(objects::get)
        .toList();
  }

  private Form form(int number) {
    return objects.get(number).detail().form();
  }

  private static LocalDateTime made(List<AiResultFound> objects) {
    return objects.get(0).detail().made().orElse(LocalDateTime.MIN);
  }

  /** Remembers that the run was given under its key. */
  public void given(Run run) {
    given.add(run.key());
  }
}
