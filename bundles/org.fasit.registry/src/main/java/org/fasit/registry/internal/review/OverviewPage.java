package org.fasit.registry.internal.review;

/** What the front page shows: everything that there is to review. */
public record OverviewPage(ShownProducts shown, Words words) {

  /** Where the reviews of a line are. */
  public ShownLinks links() {
    return new ShownLinks(words);
  }
}
