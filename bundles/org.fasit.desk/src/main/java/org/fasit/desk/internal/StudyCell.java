package org.fasit.desk.internal;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.ListCellRenderer;
import javax.swing.UIManager;
import org.fasit.desk.internal.Library.OnDisk;
import org.fasit.model.Study;

/** One study in the list: patient, then exam and date. */
final class StudyCell extends JPanel implements ListCellRenderer<OnDisk> {

  private final JLabel who = new JLabel();
  private final JLabel what = new JLabel();

  StudyCell() {
    setLayout(new BoxLayout(this, BoxLayout.Y_AXIS));
    int pad = UIScale.scale(6);
    setBorder(BorderFactory.createEmptyBorder(pad, UIScale.scale(10), pad, pad));
    what.putClientProperty("FlatLaf.styleClass", "small");
    add(who);
    add(Box.createVerticalStrut(UIScale.scale(1)));
    add(what);
  }

  @Override
  public Component getListCellRendererComponent(
      JList<? extends OnDisk> list, OnDisk value, int index, boolean selected, boolean focused) {
    Study study = value.study().study();
    who.setText(name(study.patient().name()));
    String date = study.date().map(Object::toString).orElse("");
    String exam = study.description().isEmpty() ? study.bodyPart() : study.description();
    what.setText((date + "  " + study.modality() + " " + exam).strip());
    getAccessibleContext().setAccessibleName(who.getText() + ", " + what.getText());
    setBackground(selected ? list.getSelectionBackground() : UIManager.getColor("List.background"));
    who.setForeground(selected ? list.getSelectionForeground() : list.getForeground());
    what.setForeground(who.getForeground());
    return this;
  }

  static String name(String personName) {
    String[] parts = personName.split("=", 2)[0].split("\\^");
    String family = parts.length > 0 ? parts[0] : "";
    String given = parts.length > 1 ? parts[1] : "";
    return given.isEmpty() ? family : family + ", " + given;
  }
}
