package org.weasis.dicom.explorer.pref.node;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.weasis.StandIn;

public abstract class AbstractDicomNode {
  public static final List<AbstractDicomNode> STORED = new ArrayList<>();

  public enum Type {
    DICOM,
    DICOM_CALLING,
    PRINTER,
    WEB
  }

  public enum UsageType {
    STORAGE,
    RETRIEVE,
    BOTH
  }

  private final @Nullable String description;
  private final Type type;
  private final UsageType usage;

  protected AbstractDicomNode(@Nullable String description, Type type, UsageType usage) {
    this.description = description;
    this.type = type;
    this.usage = usage;
  }

  public @Nullable String getDescription() {
    StandIn.at("AbstractDicomNode.getDescription");
    return description;
  }

  public static List<AbstractDicomNode> loadDicomNodes(Type type, UsageType usage) {
    StandIn.at("AbstractDicomNode.loadDicomNodes");
    return STORED.stream()
        .filter(node -> node.type == type)
        .filter(node -> node.usage == usage || node.usage == UsageType.BOTH)
        .toList();
  }
}
