package org.weasis.dicom.codec;

import java.util.List;
import org.weasis.core.api.media.data.MediaSeriesGroup;

public class HiddenSeriesManager {
  public static <E> List<E> getHiddenElementsFromPatient(Class<E> type, MediaSeriesGroup patient) {
    throw new UnsupportedOperationException();
  }
}
