package org.fasit.ui.internal;

import static org.fasit.ui.internal.Pen.px;

import java.awt.Dimension;
import java.awt.Graphics;
import java.util.List;
import javax.swing.JPanel;

/** Why a prompt is shown: a small sheet at the panel's side, closed by its mark. */
final class WhySheet extends JPanel {

  private static final int MOST = 8;

  private final SmallButton close = new SmallButton();
  private String title = "";
  private String text = "";

  WhySheet() {
    super(null);
    setOpaque(false);
    setVisible(false);
    close.setIcon(Glyph.CROSS.icon());
    close.putClientProperty("JButton.buttonType", "toolBarButton");
    close.setToolTipText(Messages.get("why.close"));
    close.getAccessibleContext().setAccessibleName(Messages.get("why.close"));
    close.addActionListener(
        e -> {
          setVisible(false);
          revalidate();
        });
    add(close);
  }

  void show(String newTitle, String newText) {
    title = newTitle;
    text = newText;
    getAccessibleContext().setAccessibleName(title + ". " + text);
    setVisible(true);
    revalidate();
    repaint();
  }

  private List<String> wrapped(int width) {
    int room = Math.max(1, width - 2 * px(LineView.PAD));
    return Pen.wrap(this, Tones.small(), text, room, MOST);
  }

  int heightFor(int width) {
    return px(28) + wrapped(width).size() * Pen.lineHeight(this, Tones.small()) + px(8);
  }

  @Override
  public void doLayout() {
    Dimension size = close.getPreferredSize();
    close.setBounds(getWidth() - size.width - px(4), px(2), size.width, size.height);
  }

  @Override
  protected void paintComponent(Graphics g) {
    super.paintComponent(g);
    Pen pen = new Pen(this, g);
    pen.graphics().setColor(Tones.info());
    pen.graphics().fillRect(0, 0, getWidth(), getHeight());
    int pad = px(LineView.PAD);
    pen.text(title, Tones.bold(), Tones.text(), pad, 0, px(28), close.getX() - pad - px(4));
    int y = px(28);
    int row = Pen.lineHeight(this, Tones.small());
    for (String line : wrapped(getWidth())) {
      pen.text(line, Tones.small(), Tones.text(), pad, y, row, getWidth() - 2 * pad + 1);
      y += row;
    }
    pen.done();
  }
}
