package org.fasit.ui.internal;

import static org.fasit.ui.internal.Pen.px;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.ScrollPaneConstants;
import javax.swing.Scrollable;

/** Names at the left, fields at the right, one row after the other; as wide as what scrolls it. */
final class FormGrid extends JPanel implements Scrollable {

  private static final int STEP = 24;

  private int row;

  FormGrid() {
    super(new GridBagLayout());
    setOpaque(false);
    setBorder(BorderFactory.createEmptyBorder(px(8), px(8), px(8), px(8)));
  }

  /** A row of a form, which can be left out for a while. */
  record Row(List<Component> parts) {
    void setVisible(boolean on) {
      parts.forEach(part -> part.setVisible(on));
    }
  }

  /** A name and what it names. */
  Row row(String key, JComponent field) {
    JLabel name = new JLabel(Messages.get(key));
    name.setLabelFor(field);
    if (field.getAccessibleContext().getAccessibleName() == null) {
      field.getAccessibleContext().setAccessibleName(name.getText());
    }
    GridBagConstraints left = at(0, 0);
    left.fill = GridBagConstraints.NONE;
    left.anchor = GridBagConstraints.BASELINE_LEADING;
    add(name, left);
    GridBagConstraints right = at(1, 1);
    right.anchor = GridBagConstraints.BASELINE_LEADING;
    add(field, right);
    row++;
    return new Row(List.of(name, field));
  }

  /** Something under the fields. */
  Row under(JComponent part) {
    add(part, at(1, 1));
    row++;
    return new Row(List.of(part));
  }

  /** Something over the whole width. */
  Row wide(JComponent part) {
    GridBagConstraints whole = at(0, 1);
    whole.gridwidth = 2;
    add(part, whole);
    row++;
    return new Row(List.of(part));
  }

  /** The head of what follows. */
  Row heading(String key) {
    JLabel head = new JLabel(Messages.get(key));
    head.putClientProperty("FlatLaf.styleClass", "h4");
    GridBagConstraints whole = at(0, 1);
    whole.gridwidth = 2;
    whole.insets = new Insets(row == 0 ? 0 : px(14), px(2), px(4), px(2));
    add(head, whole);
    row++;
    return new Row(List.of(head));
  }

  /** What follows stays at the top, however much room there is. */
  void end() {
    GridBagConstraints rest = at(0, 0);
    rest.weighty = 1;
    JPanel nothing = new JPanel();
    nothing.setOpaque(false);
    add(nothing, rest);
  }

  private GridBagConstraints at(int column, double weight) {
    GridBagConstraints place = new GridBagConstraints();
    place.gridx = column;
    place.gridy = row;
    place.weightx = weight;
    place.anchor = GridBagConstraints.FIRST_LINE_START;
    place.fill = GridBagConstraints.HORIZONTAL;
    place.insets = new Insets(px(3), px(2), px(3), px(column == 0 ? 12 : 2));
    return place;
  }

  /** The form in a pane that scrolls it up and down. */
  JScrollPane scrolling() {
    JScrollPane pane =
        new JScrollPane(
            this,
            ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED,
            ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
    pane.setBorder(BorderFactory.createEmptyBorder());
    pane.setOpaque(false);
    pane.getViewport().setOpaque(false);
    return pane;
  }

  /** Small parts beside each other, the last as wide as there is room. */
  static JPanel beside(Component... parts) {
    JPanel line =
        new JPanel(new BorderLayout(px(6), 0)) {
          @Override
          public int getBaseline(int width, int height) {
            return parts[0].getBaseline(parts[0].getPreferredSize().width, height);
          }

          @Override
          public BaselineResizeBehavior getBaselineResizeBehavior() {
            return BaselineResizeBehavior.CENTER_OFFSET;
          }
        };
    line.setOpaque(false);
    List<Component> left = new ArrayList<>(List.of(parts));
    Component last = left.remove(left.size() - 1);
    if (left.size() == 1) {
      line.add(left.get(0), BorderLayout.WEST);
    } else if (!left.isEmpty()) {
      line.add(beside(left.toArray(Component[]::new)), BorderLayout.WEST);
    }
    line.add(last, BorderLayout.CENTER);
    return line;
  }

  @Override
  public Dimension getPreferredScrollableViewportSize() {
    return getPreferredSize();
  }

  @Override
  public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
    return px(STEP);
  }

  @Override
  public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
    return Math.max(px(STEP), visible.height - px(STEP));
  }

  @Override
  public boolean getScrollableTracksViewportWidth() {
    return true;
  }

  @Override
  public boolean getScrollableTracksViewportHeight() {
    return getParent() != null && getParent().getHeight() > getPreferredSize().height;
  }
}
