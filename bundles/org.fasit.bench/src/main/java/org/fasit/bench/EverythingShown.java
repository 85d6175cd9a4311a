package org.fasit.bench;

import java.util.Optional;
import org.fasit.filter.Filter;
import org.fasit.model.AiResult;
import org.fasit.model.FilterDecision;
import org.fasit.model.FilteredFinding;
import org.fasit.model.FilteredResult;
import org.fasit.model.OpenStudy;

/** A site without filter rules. */
final class EverythingShown implements Filter {
  @Override
  public FilteredResult apply(AiResult result, OpenStudy study) {
    return new FilteredResult(
        result,
        FilterDecision.UNTOUCHED,
        result.findings().stream()
            .map(finding -> new FilteredFinding(finding, FilterDecision.UNTOUCHED))
            .toList(),
        "");
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
