package org.fasit.ui.internal;

import static org.fasit.ui.internal.Pen.px;

import java.awt.Desktop;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import org.fasit.journal.DeliveryState;
import org.fasit.journal.Journal;
import org.fasit.reading.Settings;
import org.fasit.ui.SettingsHost;

/**
 * What waits for PACS and registry, what they refused, sending all again; where the journal and the
 * settings are, and versions.
 */
final class OutboxPart {

  private final Journal journal;
  private final JPanel lines = new JPanel();
  private final JButton again = new JButton(Messages.get("delivery.retry"));
  private final JLabel unopened = new JLabel();
  private final RemarksList remarks;
  private final FormGrid.Row sendAgainTitle;
  private final SendAgain sendAgain;
  private Optional<Latest<DeliveryState>> watch = Optional.empty();

  OutboxPart(FormGrid grid, Journal journal, Settings settings, SettingsHost host) {
    this.journal = journal;
    lines.setLayout(new BoxLayout(lines, BoxLayout.PAGE_AXIS));
    lines.setOpaque(false);
    again.setToolTipText(Messages.get("delivery.retry.spoken"));
    again.addActionListener(e -> retry());
    grid.heading("outbox.title");
    grid.wide(lines);
    grid.wide(FormGrid.beside(again, new JLabel()));
    remarks = new RemarksList(journal, Worker.named("fasit-outbox-panel"));
    grid.heading("remarks.title");
    grid.wide(remarks);
    sendAgain = new SendAgain(journal);
    sendAgainTitle = grid.heading("again.title");
    grid.wide(sendAgain);
    grid.heading("places.title");
    grid.row("places.journal", new WrappedText(journal.folder().toString()));
    grid.under(FormGrid.beside(folder(), unopened));
    grid.row("places.file", new WrappedText(settings.file().toString()));
    grid.heading("versions.title");
    grid.wide(new WrappedText(String.join("\n", host.versions())));
    show(journal.deliveries());
  }

  /** Follows the outbox while it can be seen. */
  void follow(boolean on) {
    watch.ifPresent(Latest::close);
    watch = Optional.empty();
    if (on) {
      watch = Optional.of(new Latest<>(journal::watch, this::show));
      show(journal.deliveries());
    }
  }

  private void show(DeliveryState state) {
    List<DeliveryText> texts = DeliveryText.of(state, Instant.now());
    lines.removeAll();
    for (DeliveryText text : texts) {
      WrappedText line = new WrappedText(text.text());
      line.setAlignmentX(0);
      JLabel glyph = new JLabel(text.trouble() ? Glyph.ATTENTION.icon() : Glyph.CHECK.icon());
      glyph.setVerticalAlignment(JLabel.TOP);
      JPanel row = FormGrid.beside(glyph, line);
      row.setAlignmentX(0);
      row.setBorder(javax.swing.BorderFactory.createEmptyBorder(px(2), 0, px(2), 0));
      lines.add(row);
    }
    again.setVisible(texts.stream().anyMatch(text -> text.retry().isPresent()));
    lines
        .getAccessibleContext()
        .setAccessibleName(texts.stream().map(DeliveryText::text).collect(Collectors.joining(" ")));
    lines.revalidate();
    lines.repaint();
    remarks.refresh();
    sendAgain.show(state);
    sendAgainTitle.setVisible(sendAgain.isVisible());
  }

  private void retry() {
    List<String> refused = new ArrayList<>();
    for (DeliveryState.Line line : journal.deliveries().lines()) {
      if (line.rejected() > 0) {
        refused.add(line.destination());
      }
    }
    refused.forEach(journal::retry);
  }

  private JButton folder() {
    JButton button = new JButton(Messages.get("places.open"));
    boolean can =
        Desktop.isDesktopSupported() && Desktop.getDesktop().isSupported(Desktop.Action.OPEN);
    button.setEnabled(can);
    button.setToolTipText(can ? null : Messages.get("places.cannot"));
    button.addActionListener(e -> new Thread(this::open, "fasit-open-folder").start());
    return button;
  }

  private void open() {
    String told;
    try {
      Desktop.getDesktop().open(journal.folderToOpen().toFile());
      told = "";
    } catch (IOException | RuntimeException problem) {
      told = Messages.get("places.unopened");
    }
    String text = told;
    SwingUtilities.invokeLater(() -> unopened.setText(text));
  }
}
