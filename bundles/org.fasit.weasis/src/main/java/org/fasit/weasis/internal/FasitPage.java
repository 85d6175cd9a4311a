package org.fasit.weasis.internal;

import java.awt.BorderLayout;
import java.awt.Desktop;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.UIManager;
import org.fasit.journal.DeliveryState;
import org.fasit.journal.Journal;
import org.fasit.reading.Settings;
import org.osgi.framework.FrameworkUtil;
import org.slf4j.LoggerFactory;
import org.weasis.core.api.gui.util.AbstractItemDialogPage;
import org.weasis.core.api.gui.util.AppProperties;

/** The preferences' page: where the settings stand, what waits, where the journal is, versions. */
final class FasitPage extends AbstractItemDialogPage {

  private static final int ORDER = 1100;

  private final Settings settings;
  private final Journal journal;
  private final JPanel lines = new JPanel(new GridBagLayout());
  private int row;

  FasitPage(Settings settings, Journal journal) {
    super(Messages.get("page.title"), ORDER);
    this.settings = settings;
    this.journal = journal;
    setLayout(new BorderLayout());
    add(lines, BorderLayout.NORTH);
    fill();
  }

  private void fill() {
    lines.removeAll();
    line("page.file", settings.file().toString());
    line("page.trouble", settings.trouble().orElseGet(() -> Messages.get("page.trouble.none")));
    line("page.waiting", waiting(journal.deliveries()));
    line("page.journal", journal.folder().toString());
    open();
    line("page.versions", Messages.get("page.versions.of", version(), host()));
    revalidate();
  }

  /** What waits, a line for each destination. */
  static String waiting(DeliveryState state) {
    if (state.lines().isEmpty()) {
      return Messages.get("page.waiting.nowhere");
    }
    return state.lines().stream().map(FasitPage::waiting).collect(Collectors.joining("\n"));
  }

  private static String waiting(DeliveryState.Line line) {
    List<String> parts = new ArrayList<>();
    parts.add(Messages.get("page.waiting.line", line.destination(), line.waiting()));
    line.oldest().ifPresent(since -> parts.add(Messages.get("page.waiting.since", time(since))));
    line.trouble().ifPresent(parts::add);
    if (line.rejected() > 0) {
      parts.add(Messages.get("page.waiting.rejected", line.rejected()));
      line.rejection().ifPresent(parts::add);
    }
    return String.join(" · ", parts);
  }

  private static String time(Instant at) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withZone(ZoneId.systemDefault())
        .format(at);
  }

  private static String version() {
    return FrameworkUtil.getBundle(FasitPage.class) == null
        ? ""
        : FrameworkUtil.getBundle(FasitPage.class).getVersion().toString();
  }

  private static String host() {
    return AppProperties.WEASIS_VERSION;
  }

  private void line(String key, String value) {
    JLabel name = new JLabel(Messages.get(key));
    lines.add(name, at(0, 0));
    JTextArea text = new JTextArea(value);
    text.setEditable(false);
    text.setLineWrap(true);
    text.setOpaque(false);
    text.setFont(UIManager.getFont("Label.font"));
    text.getAccessibleContext().setAccessibleName(name.getText());
    name.setLabelFor(text);
    lines.add(text, at(1, 1));
    row++;
  }

  private void open() {
    JButton button = new JButton(Messages.get("page.journal.open"));
    boolean can =
        Desktop.isDesktopSupported() && Desktop.getDesktop().isSupported(Desktop.Action.OPEN);
    button.setEnabled(can);
    button.addActionListener(e -> new Thread(this::openFolder, "fasit-weasis-open-folder").start());
    GridBagConstraints place = at(1, 0);
    place.fill = GridBagConstraints.NONE;
    lines.add(button, place);
    row++;
  }

  private void openFolder() {
    try {
      Desktop.getDesktop().open(journal.folder().toFile());
    } catch (IOException | RuntimeException e) {
      LoggerFactory.getLogger(FasitPage.class).warn("The journal's folder cannot be opened", e);
    }
  }

  private GridBagConstraints at(int column, double weight) {
    GridBagConstraints place = new GridBagConstraints();
    place.gridx = column;
    place.gridy = row;
    place.weightx = weight;
    place.anchor = GridBagConstraints.FIRST_LINE_START;
    place.fill = GridBagConstraints.HORIZONTAL;
    place.insets = new Insets(4, 4, 4, 12);
    return place;
  }

  @Override
  public void closeAdditionalWindow() {
    // Nothing is edited here.
  }

  @Override
  public void resetToDefaultValues() {
    fill();
  }
}
