package org.weasis.dicom.explorer;

import java.beans.PropertyChangeEvent;
import java.beans.PropertyChangeListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dcm4che3.data.Tag;
import org.jspecify.annotations.Nullable;
import org.weasis.StandIn;
import org.weasis.Tagged;
import org.weasis.core.api.explorer.model.DataExplorerModel;
import org.weasis.core.api.explorer.model.TreeModel;
import org.weasis.core.api.explorer.model.TreeModelNode;
import org.weasis.core.api.media.data.MediaSeriesGroup;
import org.weasis.dicom.codec.DicomSpecialElement;

public class DicomModel implements TreeModel, DataExplorerModel {
  public static final TreeModelNode patient = new TreeModelNode();
  public static final TreeModelNode study = new TreeModelNode();

  /** Reports and the like, by the series that lists them. */
  public static final Map<MediaSeriesGroup, List<DicomSpecialElement>> SPECIAL = new HashMap<>();

  public final List<PropertyChangeListener> listeners = new ArrayList<>();
  private final Map<MediaSeriesGroup, Set<MediaSeriesGroup>> children = new HashMap<>();
  private final Map<MediaSeriesGroup, MediaSeriesGroup> parents = new LinkedHashMap<>();
  private final Map<MediaSeriesGroup, TreeModelNode> levels = new HashMap<>();

  public void put(MediaSeriesGroup parent, TreeModelNode level, MediaSeriesGroup child) {
    levels.put(parent, level);
    children.computeIfAbsent(parent, key -> new java.util.LinkedHashSet<>()).add(child);
    parents.put(child, parent);
  }

  /** Takes a node away with all below it. */
  public void remove(MediaSeriesGroup node) {
    Set<MediaSeriesGroup> below = children.remove(node);
    if (below != null) {
      List.copyOf(below).forEach(this::remove);
    }
    MediaSeriesGroup parent = parents.remove(node);
    if (parent != null && children.containsKey(parent)) {
      children.get(parent).remove(node);
    }
    levels.remove(node);
    SPECIAL.remove(node);
  }

  /** What the host was asked to load, as its command line would say it. */
  public final List<List<String>> loads = new ArrayList<>();

  public @Nullable MediaSeriesGroup getStudyNode(String uid) {
    StandIn.at("DicomModel.getStudyNode");
    return levels.entrySet().stream()
        .filter(known -> known.getValue() == study)
        .map(Map.Entry::getKey)
        .filter(node -> uid.equals(((Tagged) node).tagged(Tag.StudyInstanceUID)))
        .findFirst()
        .orElse(null);
  }

  public void rs(String[] arguments) throws IOException {
    StandIn.at("DicomModel.rs");
    loads.add(List.of(arguments));
  }

  public void tell(PropertyChangeEvent event) {
    List.copyOf(listeners).forEach(listener -> listener.propertyChange(event));
  }

  @Override
  public Collection<MediaSeriesGroup> getChildren(MediaSeriesGroup node) {
    StandIn.at("DicomModel.getChildren");
    return List.copyOf(children.getOrDefault(node, Set.of()));
  }

  @Override
  public @Nullable MediaSeriesGroup getParent(MediaSeriesGroup node, TreeModelNode level) {
    StandIn.at("DicomModel.getParent");
    MediaSeriesGroup parent = parents.get(node);
    while (parent != null && levels.get(parent) != level) {
      parent = parents.get(parent);
    }
    return parent;
  }

  @Override
  public void addPropertyChangeListener(PropertyChangeListener listener) {
    StandIn.at("DicomModel.addPropertyChangeListener");
    listeners.add(listener);
  }

  @Override
  public void removePropertyChangeListener(PropertyChangeListener listener) {
    StandIn.at("DicomModel.removePropertyChangeListener");
    listeners.remove(listener);
  }

  public static <E> List<E> getSpecialElements(MediaSeriesGroup group, Class<E> type) {
    StandIn.at("DicomModel.getSpecialElements");
    return SPECIAL.getOrDefault(group, List.of()).stream()
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }
}
