package org.fasit.pacs.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fasit.dicom.document.CaseDocument;
import org.fasit.pacs.internal.SeriesSearch.Series;

/**
 * Series read before, kept from one reading of the lists to the next. One counts as unchanged when
 * the PACS tells that it holds as many instances as then, or when it was sealed.
 */
final class CaseCache {

  private final Map<String, Held> held = new HashMap<>();

  private record Held(Optional<Integer> instances, boolean sealed, List<CaseDocument> documents) {}

  synchronized Optional<List<CaseDocument>> unchanged(Series series) {
    return Optional.ofNullable(held.get(series.seriesUid()))
        .filter(
            it ->
                it.sealed()
                    || it.instances().isPresent() && it.instances().equals(series.instances()))
        .map(Held::documents);
  }

  synchronized void keep(Series series, List<CaseDocument> documents) {
    held.put(series.seriesUid(), new Held(series.instances(), false, List.copyOf(documents)));
  }

  /** Nothing more is expected in that series: its case is closed. */
  synchronized void seal(String seriesUid) {
    held.computeIfPresent(seriesUid, (uid, it) -> new Held(it.instances(), true, it.documents()));
  }

  synchronized void clear() {
    held.clear();
  }
}
