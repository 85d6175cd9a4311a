package org.fasit.reading.internal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fasit.dicom.FindingDetail;
import org.fasit.model.AiProduct;
import org.fasit.model.AiResult;
import org.fasit.model.Assessment;
import org.fasit.model.Finding;
import org.fasit.model.FindingKeys;
import org.fasit.model.InstanceRef;
import org.fasit.model.Point;
import org.fasit.model.Region;
import org.fasit.reading.internal.Cases.Target;

/**
 * Finds the result and the finding that a case logged before is about. The study may have been put
 * together differently then: a finding is known by its key, else by what the AI's objects call it,
 * else by what it is and where it lies.
 */
final class Recall {

  /** Marks of the same finding lie this near to each other, in image pixels. */
  private static final double NEAR = 10;

  private final Collection<ResultCard> cards;
  private final Renames renames;

  Recall(Collection<ResultCard> cards, Renames renames) {
    this.cards = cards;
    this.renames = renames;
  }

  /**
   * Where a case stands.
   *
   * @param orphan whether the result no longer has the finding that was judged
   */
  record Placed(Target target, boolean orphan, Remembered remembered) {}

  /** Empty when no result of the study is the one that was judged. */
  Optional<Placed> place(Remembered remembered) {
    Assessment said = remembered.assessment();
    return card(said).map(card -> place(card, remembered));
  }

  private Placed place(ResultCard card, Remembered remembered) {
    Assessment said = remembered.assessment();
    Optional<String> finding = said.finding().flatMap(judged -> find(card, judged, said.keys()));
    boolean orphan = said.finding().isPresent() && finding.isEmpty() || !remembered.complete();
    Target target = new Target(card.key(), said.judgement(), finding, said.place());
    return new Placed(target, orphan, remembered);
  }

  private Optional<ResultCard> card(Assessment said) {
    Set<String> judged =
        said.sources().stream().map(InstanceRef::sopInstanceUid).collect(Collectors.toSet());
    Optional<ResultCard> bySource =
        first(
            card ->
                card.shown().result().sources().stream()
                    .anyMatch(source -> judged.contains(source.sopInstanceUid())));
    return bySource.or(() -> byProduct(said.product()));
  }

  private Optional<ResultCard> byProduct(AiProduct product) {
    List<ResultCard> same =
        cards.stream().filter(card -> card.shown().result().product().equals(product)).toList();
    return same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
  }

  private Optional<ResultCard> first(Predicate<ResultCard> which) {
    return cards.stream().filter(which).findFirst();
  }

  private Optional<String> find(ResultCard card, Finding judged, FindingKeys keys) {
    AiResult result = card.shown().result();
    String key = renames.finding(judged.key());
    Stream<Predicate<Finding>> ways =
        Stream.of(
            finding -> finding.key().equals(key),
            finding -> sameObservation(card.detail(finding), keys),
            finding -> sameSegment(card.detail(finding), keys),
            finding -> sameCode(finding, judged) && sameTracking(finding, judged),
            finding -> sameCode(finding, judged) && near(finding.regions(), judged.regions()));
    return ways.flatMap(way -> only(result.findings(), way).stream())
        .map(Finding::key)
        .findFirst()
        .or(() -> card.numberOf(key).map(number -> key));
  }

  /** The one finding; empty where several are alike, as it would be a guess. */
  private static Optional<Finding> only(List<Finding> findings, Predicate<Finding> way) {
    List<Finding> alike = findings.stream().filter(way).toList();
    return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
  }

  private static boolean sameObservation(FindingDetail detail, FindingKeys keys) {
    return keys.observationUid().isPresent()
        && keys.observationUid().equals(detail.observationUid());
  }

  private static boolean sameSegment(FindingDetail detail, FindingKeys keys) {
    return keys.segment().isPresent()
        && detail.segments().stream()
            .anyMatch(
                segment ->
                    segment.sopInstanceUid().equals(keys.segment().get().objectUid())
                        && segment.segment() == keys.segment().get().number());
  }

  private static boolean sameCode(Finding one, Finding other) {
    return one.code().means(other.code());
  }

  private static boolean sameTracking(Finding one, Finding other) {
    return one.trackingUid().isPresent() && one.trackingUid().equals(other.trackingUid());
  }

  private static boolean near(List<Region> some, List<Region> others) {
    return some.stream().anyMatch(one -> others.stream().anyMatch(other -> near(one, other)));
  }

  private static boolean near(Region one, Region other) {
    if (!one.imageUid().equals(other.imageUid())
        || one.frame() != other.frame()
        || one.points().isEmpty()
        || other.points().isEmpty()) {
      return false;
    }
    Point here = middle(one);
    Point there = middle(other);
    return Math.hypot(here.x() - there.x(), here.y() - there.y()) <= NEAR;
  }

  private static Point middle(Region region) {
    double x = region.points().stream().mapToDouble(Point::x).average().orElse(0);
    double y = region.points().stream().mapToDouble(Point::y).average().orElse(0);
    return new Point(x, y);
  }
}
