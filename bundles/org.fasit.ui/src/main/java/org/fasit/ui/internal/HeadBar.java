package org.fasit.ui.internal;

import static org.fasit.ui.internal.Pen.px;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Graphics;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JPanel;
import org.fasit.model.OpenStudy;

/** Whose study it is, always in sight: patient and age, exam and date. */
public final class HeadBar extends JPanel {

  private final JPanel words = new Words();
  private final SmallButton menu = new SmallButton();
  private String who = "";
  private String exam = "";
  private String when = "";

  HeadBar(Runnable openMenu) {
    super(new BorderLayout());
    setOpaque(false);
    setBorder(BorderFactory.createEmptyBorder(px(6), px(10), px(6), px(4)));
    menu.setIcon(Glyph.MORE.icon());
    menu.putClientProperty("JButton.buttonType", "toolBarButton");
    menu.getAccessibleContext().setAccessibleName(Messages.get("menu.name"));
    menu.setToolTipText(Messages.get("menu.name"));
    menu.addActionListener(e -> openMenu.run());
    add(words, BorderLayout.CENTER);
    add(menu, BorderLayout.EAST);
  }

  JComponent menuButton() {
    return menu;
  }

  void show(Optional<OpenStudy> study) {
    String newWho = study.map(open -> StudyText.who(open.study())).orElse("");
    String newExam = study.map(StudyText::exam).orElseGet(() -> Messages.get("head.none"));
    String newWhen = study.map(open -> StudyText.when(open.study())).orElse("");
    if (newWho.equals(who) && newExam.equals(exam) && newWhen.equals(when)) {
      return;
    }
    who = newWho;
    exam = newExam;
    when = newWhen;
    String whole =
        Stream.of(who, exam, when).filter(w -> !w.isEmpty()).collect(Collectors.joining(" · "));
    words.setToolTipText(whole);
    words.getAccessibleContext().setAccessibleName(whole);
    words.repaint();
  }

  private final class Words extends JPanel {

    Words() {
      super(null);
      setOpaque(false);
    }

    @Override
    public Dimension getPreferredSize() {
      int height = Pen.lineHeight(this, Tones.bold()) + Pen.lineHeight(this, Tones.small()) + px(2);
      return new Dimension(px(100), height);
    }

    @Override
    protected void paintComponent(Graphics g) {
      Pen pen = new Pen(this, g);
      int first = Pen.lineHeight(this, Tones.bold());
      int second = Pen.lineHeight(this, Tones.small());
      pen.text(who, Tones.bold(), Tones.text(), 0, 0, first, getWidth());
      int y = who.isEmpty() ? 0 : first + px(2);
      String date = when.isEmpty() ? "" : " · " + when;
      int room = getWidth() - Pen.width(this, Tones.small(), date);
      int used = pen.text(exam, Tones.small(), Tones.quiet(), 0, y, second, room);
      pen.text(date, Tones.small(), Tones.quiet(), used, y, second, getWidth() - used + 1);
      pen.done();
    }
  }
}
