package org.fasit.registry.internal.review;

import java.util.List;
import java.util.Optional;

/**
 * What the front page shows: everything that there is to review.
 *
 * @param shown sorted by product, manufacturer, year and site
 * @param addenda what waits for an addendum
 */
public record OverviewPage(List<Reviews.Shown> shown, Addenda addenda, Words words) {

  /** What waits for an addendum, in one sentence; empty when nothing does. */
  public Optional<String> overdue() {
    return addenda.sentence(words);
  }

  public String link(Reviews.Shown one) {
    return ReviewPage.link(one, words);
  }
}
