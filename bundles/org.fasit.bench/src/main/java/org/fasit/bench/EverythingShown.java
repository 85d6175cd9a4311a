package org.fasit.bench;

import java.util.Optional;
import org.fasit.filter.Filter;
import org.fasit.model.AiResult;
import org.fasit.model.FilteredResult;
import org.fasit.model.OpenStudy;

/** A site without filter rules. */
final class EverythingShown implements Filter {
  @Override
  public FilteredResult apply(AiResult result, OpenStudy study) {
    return FilteredResult.untouched(result);
  }

  @Override
  public String rulesHash() {
    return "";
  }

  @Override
  public Optional<String> trouble() {
    return Optional.empty();
  }
}
