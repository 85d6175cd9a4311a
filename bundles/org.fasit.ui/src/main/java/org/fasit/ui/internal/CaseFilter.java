package org.fasit.ui.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.fasit.model.Judgement;
import org.fasit.reading.OpenCasesState.Item;

/**
 * Which cases are shown.
 *
 * @param list those on this list only
 * @param product those of this product only, as it is labelled
 * @param reader those that this reader logged only
 */
record CaseFilter(
    Optional<Judgement> list,
    Stage stage,
    Optional<String> product,
    Optional<String> reader,
    Since since) {

  /** For how long one sees what one has just decided. */
  private static final Duration SEEN = Duration.ofSeconds(5);

  /** Open cases of all kinds. */
  static final CaseFilter OPEN =
      new CaseFilter(Optional.empty(), Stage.OPEN, Optional.empty(), Optional.empty(), Since.ANY);

  /** Whether a decision was made. */
  enum Stage {
    OPEN,
    DECIDED,
    ALL
  }

  /** How old a case is. */
  enum Since {
    ANY,
    WEEK,
    MONTH,
    OLDER;

    private boolean takes(Duration age) {
      return switch (this) {
        case ANY -> true;
        case WEEK -> age.toDays() < 7;
        case MONTH -> age.toDays() < 30;
        case OLDER -> age.toDays() >= 30;
      };
    }
  }

  /**
   * Whether a case is shown. One that was decided on here stays among the open ones while it is at
   * hand, as long as the decision can be taken back, and long enough to be seen.
   *
   * @param atHand whether it is the one chosen: what somebody aims at stays where it is
   */
  boolean takes(Item item, boolean atHand, Instant now) {
    boolean fresh =
        item.mine()
            .filter(
                mine -> atHand || now.isBefore(mine.until()) || now.isBefore(mine.at().plus(SEEN)))
            .isPresent();
    boolean staged =
        switch (stage) {
          case OPEN ->
              item.isOpen()
                  || item.isOverdue()
                  || fresh
                  || item.mine().isPresent() && isPending(item);
          case DECIDED -> !item.isOpen();
          case ALL -> true;
        };
    return staged
        && list.filter(wanted -> wanted != item.logged().judgement()).isEmpty()
        && product.filter(wanted -> !wanted.equals(CaseWords.product(item.logged()))).isEmpty()
        && reader.filter(wanted -> !wanted.equals(CaseWords.reader(item.logged()))).isEmpty()
        && since.takes(Duration.between(item.logged().time(), now));
  }

  private static boolean isPending(Item item) {
    return item.mine().filter(mine -> mine.entry().isEmpty()).isPresent();
  }

  CaseFilter with(Optional<Judgement> other) {
    return new CaseFilter(other, stage, product, reader, since);
  }

  CaseFilter with(Stage other) {
    return new CaseFilter(list, other, product, reader, since);
  }

  CaseFilter withProduct(Optional<String> other) {
    return new CaseFilter(list, stage, other, reader, since);
  }

  CaseFilter withReader(Optional<String> other) {
    return new CaseFilter(list, stage, product, other, since);
  }

  CaseFilter with(Since other) {
    return new CaseFilter(list, stage, product, reader, other);
  }
}
