package org.fasit.pacs.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.dcm4che3.data.UID;
import org.fasit.pacs.internal.QidoClient.Series;

/**
 * A work item as a server tells it.
 *
 * @param state empty when it is not told, or none that is known
 * @param station code value of the list that it stands on
 * @param keyObjects the series of the key objects that it is about
 */
record UpsItem(String uid, Optional<UpsState> state, String station, Optional<Series> keyObjects) {

  static UpsItem of(String uid, JsonNode dataset) {
    JsonNode station = first(dataset, UpsTags.STATION_NAME);
    return new UpsItem(
        uid,
        UpsState.of(DatasetText.text(dataset, UpsTags.STATE)),
        DatasetText.text(station, UpsTags.CODE_VALUE),
        keyObjects(dataset));
  }

  /** Whether it stands on that list. */
  boolean isOf(String list) {
    return station.equals(list);
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
