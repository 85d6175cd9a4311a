package org.fasit.registry.internal.review;

import java.util.Optional;

/**
 * What the front page shows: everything that there is to review.
 *
 * @param addenda what waits for an addendum
 */
public record OverviewPage(ShownProducts shown, Addenda addenda, Words words) {

  /** What waits for an addendum, in one sentence; empty when nothing does. */
  public Optional<String> overdue() {
    return addenda.sentence(words);
  }

  /** Where the reviews of a line are. */
  public ShownLinks links() {
    return new ShownLinks(words);
  }
}
