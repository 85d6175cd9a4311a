package org.fasit.registry.internal.review;

import java.util.List;

/**
 * What the front page shows: everything that there is to review.
 *
 * @param shown sorted by product, manufacturer, year and site
 */
public record OverviewPage(List<Reviews.Shown> shown, Words words) {

  public String link(Reviews.Shown one) {
    return ReviewPage.link(one, words);
  }
}
