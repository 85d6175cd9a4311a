package org.weasis.dicom.codec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.weasis.StandIn;
import org.weasis.core.api.media.data.MediaSeriesGroup;

public class HiddenSeriesManager {
  /** Key objects, presentation states and segmentations, by patient. */
  public static final Map<MediaSeriesGroup, List<HiddenSpecialElement>> HIDDEN = new HashMap<>();

  public static <E> List<E> getHiddenElementsFromPatient(Class<E> type, MediaSeriesGroup patient) {
    StandIn.at("HiddenSeriesManager.getHiddenElementsFromPatient");
    return HIDDEN.getOrDefault(patient, List.of()).stream().map(type::cast).toList();
  }
}
