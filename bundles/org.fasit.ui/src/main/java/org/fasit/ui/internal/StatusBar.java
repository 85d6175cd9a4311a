package org.fasit.ui.internal;

import static org.fasit.ui.internal.Pen.px;

import java.awt.Dimension;
import java.awt.Graphics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.JPanel;

/** The calm line of deliveries, and a line for each trouble that a person may have to mend. */
final class StatusBar extends JPanel {

  private final List<NoteView> notes = new ArrayList<>();
  private final SmallButton again = new SmallButton();
  private List<DeliveryText> shown = List.of();
  private Optional<String> filterTrouble = Optional.empty();
  private Optional<String> settingsTrouble = Optional.empty();

  /**
   * Makes an empty bar.
   *
   * @param retry sends again what any destination refused
   */
  StatusBar(Runnable retry) {
    super(null);
    setOpaque(false);
    again.addActionListener(e -> retry.run());
    again.setVisible(false);
    add(again);
  }

  void show(
      List<DeliveryText> deliveries,
      Optional<String> newFilterTrouble,
      Optional<String> newSettingsTrouble) {
    if (deliveries.equals(shown)
        && newFilterTrouble.equals(filterTrouble)
        && newSettingsTrouble.equals(settingsTrouble)) {
      return;
    }
    shown = List.copyOf(deliveries);
    filterTrouble = newFilterTrouble;
    settingsTrouble = newSettingsTrouble;
    removeAll();
    notes.clear();
    filterTrouble.ifPresent(
        trouble -> note(Messages.get("filter.trouble", CodeText.clean(trouble)), true));
    settingsTrouble.ifPresent(trouble -> note(CodeText.clean(trouble), true));
    shown.forEach(line -> note(line.text(), line.trouble()));
    again.word(Messages.get("delivery.retry"), Messages.get("delivery.retry.spoken"));
    again.setVisible(shown.stream().anyMatch(line -> line.retry().isPresent()));
    add(again);
    revalidate();
    repaint();
  }

  private void note(String text, boolean trouble) {
    NoteView view = new NoteView();
    Optional<Glyph> glyph = trouble ? Optional.of(Glyph.ATTENTION) : Optional.empty();
    view.bind(new Line.Note("status" + notes.size(), "", glyph, text, false));
    notes.add(view);
    add(view);
  }

  int heightFor(int width) {
    int height = notes.stream().mapToInt(note -> note.height(width)).sum();
    int button = again.isVisible() ? again.getPreferredSize().height + px(4) : 0;
    return height + button + (notes.isEmpty() ? 0 : px(6));
  }

  @Override
  public void doLayout() {
    int y = px(3);
    for (NoteView note : notes) {
      int height = note.height(getWidth());
      note.setBounds(0, y, getWidth(), height);
      y += height;
    }
    Dimension size = again.getPreferredSize();
    again.setBounds(px(LineView.PAD + 22), y, size.width, size.height);
  }

  @Override
  protected void paintComponent(Graphics g) {
    super.paintComponent(g);
    g.setColor(Tones.line());
    g.fillRect(0, 0, getWidth(), Math.max(1, px(1)));
  }
}
