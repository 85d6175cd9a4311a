package org.fasit.ui.internal;

import static org.fasit.ui.internal.Pen.px;

import java.awt.Graphics;
import java.util.List;
import javax.swing.JPanel;

/** The prompt's sentence on one line, or more where the width asks for it. */
public final class BannerText extends JPanel {

  private static final int HEIGHT = 28;
  private static final int PAD = 10;
  private static final int MOST = 4;

  private String sentence = "";

  public BannerText() {
    super(null);
    setOpaque(false);
  }

  public static int lineHeight() {
    return px(HEIGHT);
  }

  public void show(String text) {
    sentence = text;
    setToolTipText(text.isEmpty() ? null : text);
    getAccessibleContext().setAccessibleName(text);
    repaint();
  }

  public List<String> lines(int width) {
    return Pen.wrap(this, Tones.font(), sentence, Math.max(1, width - 2 * px(PAD)), MOST);
  }

  public int heightFor(int width) {
    return px(HEIGHT) + (lines(width).size() - 1) * Pen.lineHeight(this, Tones.font());
  }

  @Override
  protected void paintComponent(Graphics g) {
    Pen pen = new Pen(this, g);
    int row = Pen.lineHeight(this, Tones.font());
    int y = (px(HEIGHT) - row) / 2;
    for (String line : lines(getWidth())) {
      pen.text(line, Tones.font(), Tones.text(), px(PAD), y, row, getWidth() - px(PAD));
      y += row;
    }
    pen.done();
  }
}
