package org.fasit.ui.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fasit.model.AiResult;
import org.fasit.model.Finding;
import org.fasit.model.InstanceRef;
import org.fasit.model.OpenStudy;
import org.fasit.model.Region;
import org.fasit.model.StudyImage;
import org.fasit.reading.ReadingState.Card;

/**
 * Which product a word goes to when the reader points at no card: the one that looked at the image
 * that was clicked or has the focus.
 *
 * <p>A product fits an image, the closest first, when one of its objects refers to the image or is
 * that image; when they refer to other images of its series; when they refer to images of the same
 * modality and body part. In a stack, whose images are scrolled through, the first two count alike.
 * A product whose objects refer to no image fits where all images of the study are of one modality
 * and body part. Where several products fit equally well the one that the reader turned to last is
 * meant, if it is one of them. Otherwise the reader is asked.
 *
 * @param card the card that is meant; empty where that is not clear
 * @param open where it is not clear, the first card of each product to choose from
 * @param fitting keys of the cards that fit as well as any
 */
record Aim(Optional<Card> card, List<Card> open, Set<String> fitting) {

  /** From this number of images on, a series is a stack. */
  private static final int STACK = 5;

  private static final int NOT_AT_ALL = 0;
  private static final int BY_KIND = 1;
  private static final int BY_SERIES = 2;
  private static final int BY_IMAGE = 3;

  Aim {
    open = List.copyOf(open);
    fitting = Set.copyOf(fitting);
  }

  /** No product can be meant. */
  static final Aim NONE = new Aim(Optional.empty(), List.of(), Set.of());

  /**
   * What is meant.
   *
   * @param cards those that can be judged, in the order shown
   * @param image SOP Instance UID of the image; empty where the host shows none
   * @param turnedTo key of the card that the reader turned to last
   */
  static Aim of(
      List<Card> cards, OpenStudy study, Optional<String> image, Optional<String> turnedTo) {
    List<Card> fitting = image.map(uid -> fitting(cards, study, uid)).orElse(cards);
    Optional<Card> chosen =
        fitting.stream().filter(card -> turnedTo.equals(Optional.of(card.key()))).findFirst();
    List<Card> products = onePerProduct(fitting);
    Optional<Card> only = products.size() == 1 ? Optional.of(products.get(0)) : Optional.empty();
    Optional<Card> meant = chosen.or(() -> only);
    List<Card> asked = fitting.isEmpty() ? onePerProduct(cards) : products;
    return new Aim(meant, meant.isPresent() ? List.of() : asked, keys(fitting));
  }

  private static Set<String> keys(List<Card> cards) {
    return Set.copyOf(cards.stream().map(Card::key).distinct().toList());
  }

  private static List<Card> onePerProduct(List<Card> cards) {
    Set<Object> known = new HashSet<>();
    return cards.stream().filter(card -> known.add(card.shown().result().product())).toList();
  }

  private static List<Card> fitting(List<Card> cards, OpenStudy study, String image) {
    List<Integer> fits = cards.stream().map(card -> fit(card, study, image)).toList();
    int best = fits.stream().max(Integer::compare).orElse(NOT_AT_ALL);
    return Stream.iterate(0, i -> i + 1)
        .limit(cards.size())
        .filter(i -> best > NOT_AT_ALL && fits.get(i) == best)
        .map(cards::get)
        .toList();
  }

  private static int fit(Card card, OpenStudy study, String image) {
    Set<String> named = named(card);
    if (named.contains(image) || isSource(card, image)) {
      return BY_IMAGE;
    }
    Optional<StudyImage> shown = study.image(image);
    if (shown.isEmpty()) {
      return NOT_AT_ALL;
    }
    List<StudyImage> looked = study.images().stream().filter(i -> named.contains(uid(i))).toList();
    if (isOneSeries(card, looked, shown.get())) {
      return isStack(shown.get(), study) ? BY_IMAGE : BY_SERIES;
    }
    boolean tellsNothing = named.isEmpty() && seriesNamed(card).isEmpty();
    boolean ofKind =
        tellsNothing
            ? isOneKind(study)
            : looked.stream().anyMatch(other -> isOneKind(shown.get(), other, study));
    return ofKind ? BY_KIND : NOT_AT_ALL;
  }

  private static boolean isSource(Card card, String image) {
    return card.shown().result().sources().stream()
        .anyMatch(source -> source.sopInstanceUid().equals(image));
  }

  /** The images that the result's objects refer to. */
  private static Set<String> named(Card card) {
    AiResult result = card.shown().result();
    Set<String> named = new HashSet<>();
    result.images().forEach(image -> named.add(image.sopInstanceUid()));
    for (Finding finding : result.findings()) {
      finding.regions().stream().map(Region::imageUid).forEach(named::add);
      card.detail().finding(finding.key()).images().forEach(frame -> named.add(frame.imageUid()));
    }
    named.remove("");
    return named;
  }

  private static List<String> seriesNamed(Card card) {
    return card.shown().result().images().stream()
        .map(InstanceRef::seriesInstanceUid)
        .filter(series -> !series.isEmpty())
        .toList();
  }

  /** Whether it refers to the image's series; not where all it names there shows something else. */
  private static boolean isOneSeries(Card card, List<StudyImage> looked, StudyImage shown) {
    String series = shown.ref().seriesInstanceUid();
    List<StudyImage> beside =
        looked.stream().filter(image -> image.ref().seriesInstanceUid().equals(series)).toList();
    boolean named = !beside.isEmpty() || seriesNamed(card).contains(series);
    return !series.isEmpty()
        && named
        && (beside.isEmpty() || beside.stream().anyMatch(image -> !isOther(image, shown)));
  }

  private static boolean isOther(StudyImage one, StudyImage other) {
    boolean told = !one.bodyPart().isBlank() && !other.bodyPart().isBlank();
    return told && !kind(one).equals(kind(other));
  }

  private static boolean isStack(StudyImage shown, OpenStudy study) {
    String series = shown.ref().seriesInstanceUid();
    return shown.frames() > 1
        || study.images().stream().filter(i -> i.ref().seriesInstanceUid().equals(series)).count()
            >= STACK;
  }

  /** Two images without a body part are of one kind only where the whole study is. */
  private static boolean isOneKind(StudyImage one, StudyImage other, OpenStudy study) {
    return kind(one).equals(kind(other)) && (!one.bodyPart().isBlank() || isOneKind(study));
  }

  private static boolean isOneKind(OpenStudy study) {
    return study.images().stream().map(Aim::kind).distinct().count() == 1;
  }

  private static String kind(StudyImage image) {
    return image.modality() + "/" + image.bodyPart().strip().toUpperCase(Locale.ROOT);
  }

  private static String uid(StudyImage image) {
    return image.ref().sopInstanceUid();
  }
}
