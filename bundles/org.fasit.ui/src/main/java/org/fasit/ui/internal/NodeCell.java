package org.fasit.ui.internal;

import java.awt.Component;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JList;
import org.fasit.reading.HostProfile;

/** A PACS node by its name and address. */
final class NodeCell extends DefaultListCellRenderer {

  @Override
  public Component getListCellRendererComponent(
      JList<?> list, Object value, int index, boolean selected, boolean focus) {
    String words =
        value instanceof HostProfile.Node node ? node.name() + " · " + node.address() : "";
    return super.getListCellRendererComponent(list, words, index, selected, focus);
  }
}
