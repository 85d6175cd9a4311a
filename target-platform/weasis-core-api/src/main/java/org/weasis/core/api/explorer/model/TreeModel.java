package org.weasis.core.api.explorer.model;

import java.util.Collection;
import org.weasis.core.api.media.data.MediaSeriesGroup;

public interface TreeModel {
  Collection<MediaSeriesGroup> getChildren(MediaSeriesGroup node);

  MediaSeriesGroup getParent(MediaSeriesGroup node, TreeModelNode level);
}
