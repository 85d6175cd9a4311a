package org.fasit.filter;

import java.util.Optional;
import org.fasit.model.FilterAction;

/**
 * One rule of the superuser's.
 *
 * @param id identifies it in the file, on the panel and in the journal
 * @param note what it is for
 * @param when its conditions
 * @param then what it does
 */
public record Rule(String id, Optional<String> note, When when, FilterAction then) {

  /** Whether it acts on single findings; otherwise on the result as a whole. */
  public boolean onFindings() {
    return when.asksOfFindings();
  }
}
