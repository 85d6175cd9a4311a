package org.weasis.dicom.explorer;

import java.beans.PropertyChangeListener;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.weasis.core.api.explorer.model.DataExplorerModel;
import org.weasis.core.api.explorer.model.TreeModel;
import org.weasis.core.api.explorer.model.TreeModelNode;
import org.weasis.core.api.media.data.MediaSeriesGroup;

public class DicomModel implements TreeModel, DataExplorerModel {
  public static final TreeModelNode patient = null;
  public static final TreeModelNode study = null;

  @Override
  public Collection<MediaSeriesGroup> getChildren(MediaSeriesGroup node) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MediaSeriesGroup getParent(MediaSeriesGroup node, TreeModelNode level) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void addPropertyChangeListener(PropertyChangeListener listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void removePropertyChangeListener(PropertyChangeListener listener) {
    throw new UnsupportedOperationException();
  }

  public MediaSeriesGroup getStudyNode(String studyUID) {
    throw new UnsupportedOperationException();
  }

  public void rs(String[] arguments) throws IOException {
    throw new UnsupportedOperationException();
  }

  public static <E> List<E> getSpecialElements(MediaSeriesGroup group, Class<E> type) {
    throw new UnsupportedOperationException();
  }
}
