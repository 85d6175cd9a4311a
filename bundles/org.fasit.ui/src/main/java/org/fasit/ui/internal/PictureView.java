package org.fasit.ui.internal;

import static org.fasit.ui.internal.Pen.px;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/** What can be looked at but not read: small, with a button that opens it. */
final class PictureView extends LineView<Line.Picture> {

  private static final int SIDE = 48;
  private static final int GAP = 8;

  private final SmallButton open = new SmallButton();

  PictureView(PanelActions actions) {
    open.addActionListener(e -> actions.open(line()));
    add(open);
  }

  @Override
  void show(Line.Picture line) {
    String spoken = line.title().isEmpty() ? line.kind() : line.kind() + " · " + line.title();
    named(spoken);
    setToolTipText(spoken);
    open.word(Messages.get("picture.open"), Messages.get("picture.open.spoken", spoken));
  }

  private static int left() {
    return px(PAD - 2 + SIDE + GAP);
  }

  private int room(int width) {
    return width - left() - px(PAD - 3) - open.getPreferredSize().width - px(GAP);
  }

  private List<String> title(int width) {
    return line().title().isEmpty()
        ? List.of()
        : Pen.wrap(this, Tones.small(), line().title(), Math.max(1, room(width)), most());
  }

  /** What went wrong is told in full; a title need not be. */
  private int most() {
    return line().trouble() ? 5 : 2;
  }

  @Override
  int height(int width) {
    int small = Pen.lineHeight(this, Tones.small());
    int texts = Pen.lineHeight(this, font()) + title(width).size() * small;
    return Math.max(px(SIDE), texts) + px(8);
  }

  @Override
  public void doLayout() {
    Dimension size = open.getPreferredSize();
    int x = getWidth() - px(PAD - 3) - size.width;
    open.setBounds(x, (getHeight() - size.height) / 2, size.width, size.height);
  }

  @Override
  void paint(Pen pen, int width, int height) {
    paintThumbnail(pen.graphics(), px(PAD - 2), (height - px(SIDE)) / 2);
    List<String> title = title(width);
    int first = Pen.lineHeight(this, font());
    int small = Pen.lineHeight(this, Tones.small());
    int y = (height - first - title.size() * small) / 2;
    pen.text(line().kind(), font(), Tones.text(), left(), y, first, room(width));
    y += first;
    Color tone = line().trouble() ? Tones.text() : Tones.quiet();
    for (String text : title) {
      pen.text(text, Tones.small(), tone, left(), y, small, room(width) + 1);
      y += small;
    }
  }

  private void paintThumbnail(Graphics2D g, int x, int y) {
    int side = px(SIDE);
    if (line().image().isPresent()) {
      BufferedImage image = line().image().get();
      double scale = Math.min((double) side / image.getWidth(), (double) side / image.getHeight());
      int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
      int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
      g.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      g.drawImage(image, x + (side - width) / 2, y + (side - height) / 2, width, height, null);
    } else {
      (line().document() ? Glyph.DOCUMENT : Glyph.PICTURE)
          .paint(g, x + (side - px(Glyph.SIZE)) / 2, y + (side - px(Glyph.SIZE)) / 2);
    }
    g.setColor(Tones.line());
    g.drawRect(x, y, side - 1, side - 1);
  }
}
