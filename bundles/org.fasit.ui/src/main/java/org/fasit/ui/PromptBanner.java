package org.fasit.ui;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Insets;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.JButton;
import javax.swing.JPanel;
import org.fasit.model.Prompt;
import org.fasit.reading.Reading;
import org.fasit.reading.ReadingState;
import org.fasit.ui.internal.BannerText;
import org.fasit.ui.internal.Feed;
import org.fasit.ui.internal.Glyph;
import org.fasit.ui.internal.Messages;
import org.fasit.ui.internal.PromptWords;
import org.fasit.ui.internal.Tones;

/**
 * The inline prompt: one line above the image, 28 px, more where the width asks for it; nothing at
 * all when there is no prompt. Never takes the focus. The host binds Esc with {@link ReadingKeys}.
 */
public final class PromptBanner extends JPanel {

  private final BannerText text = new BannerText();
  private final JButton why = new JButton(Messages.get("banner.why"));
  private final JButton close =
      new JButton(Glyph.CROSS.icon()) {
        @Override
        public String getToolTipText(MouseEvent e) {
          String key = keys.get().shown(Command.DISMISS);
          String name = Messages.get("banner.close");
          return key.isEmpty() ? name : name + " (" + key + ")";
        }
      };
  private Supplier<ReadingKeys> keys = ReadingKeys::standard;
  private Consumer<Prompt> onWhy = prompt -> {};
  private Optional<Reading> reading = Optional.empty();
  private Optional<Feed> feed = Optional.empty();
  private Optional<Prompt> prompt = Optional.empty();

  public PromptBanner() {
    super(null);
    setVisible(false);
    plain(why, Messages.get("banner.why.name"));
    plain(close, Messages.get("banner.close"));
    why.addActionListener(e -> prompt.ifPresent(p -> onWhy.accept(p)));
    close.addActionListener(e -> reading.ifPresent(Reading::dismissPrompt));
    add(text);
    add(why);
    add(close);
  }

  private static void plain(JButton button, String name) {
    button.setRequestFocusEnabled(false);
    button.putClientProperty("JButton.buttonType", "borderless");
    button.putClientProperty(
        "FlatLaf.style", Map.of("minimumWidth", 0, "margin", new Insets(1, 6, 1, 6)));
    button.setToolTipText(name);
    button.getAccessibleContext().setAccessibleName(name);
  }

  /** Shows the prompts of a reading from now on; none when there is no reading. */
  public void show(Optional<Reading> next) {
    feed.ifPresent(Feed::close);
    reading = next;
    feed = next.map(r -> new Feed(r, this::accept));
    prompt(next.map(Reading::state).flatMap(ReadingState::prompt));
  }

  /** What "why" does: most often {@link AiPanel#why(Prompt)}. */
  public void onWhy(Consumer<Prompt> open) {
    onWhy = open;
  }

  /** The keys in use: most often {@link AiPanel#keys()}. */
  public void keys(Supplier<ReadingKeys> inUse) {
    keys = inUse;
  }

  private void accept(ReadingState state) {
    prompt(state.prompt());
  }

  private void prompt(Optional<Prompt> next) {
    if (next.equals(prompt)) {
      return;
    }
    prompt = next;
    HeldButtons.letGo(this);
    String sentence = next.map(PromptWords::sentence).orElse("");
    text.show(sentence);
    getAccessibleContext().setAccessibleName(sentence);
    setVisible(next.isPresent());
    revalidate();
    repaint();
  }

  @Override
  public Dimension getPreferredSize() {
    if (prompt.isEmpty()) {
      return new Dimension(0, 0);
    }
    int width = getWidth() > 0 ? getWidth() : Integer.MAX_VALUE;
    return new Dimension(0, text.heightFor(textWidth(width)));
  }

  private int textWidth(int width) {
    return width - why.getPreferredSize().width - close.getPreferredSize().width;
  }

  @Override
  public Dimension getMinimumSize() {
    return new Dimension(0, getPreferredSize().height);
  }

  @Override
  public void setBounds(int x, int y, int width, int height) {
    boolean narrower = width != getWidth();
    super.setBounds(x, y, width, height);
    if (narrower && prompt.isPresent() && getPreferredSize().height != height) {
      revalidate();
    }
  }

  @Override
  public void doLayout() {
    Dimension closing = close.getPreferredSize();
    Dimension asking = why.getPreferredSize();
    int line = BannerText.lineHeight();
    int x = getWidth() - closing.width;
    close.setBounds(x, 0, closing.width, line);
    why.setBounds(x - asking.width, 0, asking.width, line);
    text.setBounds(0, 0, x - asking.width, getHeight());
  }

  @Override
  protected void paintComponent(Graphics g) {
    g.setColor(Tones.info());
    g.fillRect(0, 0, getWidth(), getHeight());
  }

  /** The lines that the sentence takes at the present width. */
  List<String> lines() {
    return text.lines(text.getWidth());
  }
}
