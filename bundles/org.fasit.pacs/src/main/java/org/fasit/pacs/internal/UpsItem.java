package org.fasit.pacs.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.dcm4che3.data.UID;
import org.fasit.model.Code;
import org.fasit.pacs.internal.SeriesSearch.Series;

/**
 * A work item as a server tells it.
 *
 * @param state empty when it is not told, or none that is known
 * @param station the list that it stands on; all empty when that is not told
 * @param keyObjects the series of the key objects that it is about
 */
record UpsItem(String uid, Optional<UpsState> state, Code station, Optional<Series> keyObjects) {

  static UpsItem of(String uid, JsonNode dataset) {
    JsonNode station = first(dataset, UpsTags.STATION_NAME);
    return new UpsItem(
        uid,
        UpsState.of(DatasetText.text(dataset, UpsTags.STATE)),
        new Code(
            codeValue(station),
            DatasetText.text(station, UpsTags.CODE_SCHEME),
            DatasetText.text(station, UpsTags.CODE_MEANING)),
        keyObjects(dataset));
  }

  /** Whether it stands on that list. */
  boolean isOf(Code list) {
    return station.means(list);
  }

  private static String codeValue(JsonNode code) {
    String value = DatasetText.text(code, UpsTags.CODE_VALUE);
    return value.isEmpty() ? DatasetText.text(code, UpsTags.LONG_CODE_VALUE) : value;
  }

  private static Optional<Series> keyObjects(JsonNode dataset) {
    for (JsonNode input : DatasetText.items(dataset, UpsTags.INPUT)) {
      String study = DatasetText.text(input, UpsTags.STUDY);
      String series = DatasetText.text(input, UpsTags.SERIES);
      for (JsonNode sop : DatasetText.items(input, UpsTags.REFERENCED_SOPS)) {
        boolean isKeyObjects =
            DatasetText.text(sop, UpsTags.REFERENCED_CLASS)
                .equals(UID.KeyObjectSelectionDocumentStorage);
        if (isKeyObjects && QidoClient.isUid(study) && QidoClient.isUid(series)) {
          return Optional.of(new Series(study, series, Optional.empty()));
        }
      }
    }
    return Optional.empty();
  }

  private static JsonNode first(JsonNode dataset, String tag) {
    return dataset.path(tag).path("Value").path(0);
  }
}
