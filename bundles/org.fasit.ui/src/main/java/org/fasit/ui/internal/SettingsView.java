package org.fasit.ui.internal;

import static org.fasit.ui.internal.Pen.px;

import java.awt.BorderLayout;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTabbedPane;
import javax.swing.SwingUtilities;
import org.fasit.journal.Journal;
import org.fasit.reading.HostProfile;
import org.fasit.reading.Settings;
import org.fasit.reading.SettingsEditor;
import org.fasit.reading.SettingsEditor.Form;
import org.fasit.ui.SettingsHost;

/** The settings on three pages, and above them one line on how they stand. */
public final class SettingsView extends JPanel {

  private final Settings settings;
  private final JTabbedPane pages = new JTabbedPane();
  private final JLabel glyph = new JLabel();
  private final WrappedText line = new WrappedText("");
  private final JPanel head = FormGrid.beside(glyph, line);
  private final PacsPart pacs;
  private final RegistryPart registry;
  private final ReaderPart reader;
  private final KeysPart keys;
  private final OutboxPart outbox;
  private final List<SettingsPart> parts;
  private Optional<String> locked = Optional.empty();

  public SettingsView(
      SettingsEditor editor, Settings settings, Journal journal, SettingsHost host) {
    super(new BorderLayout(0, px(4)));
    this.settings = settings;
    FormGrid connections = new FormGrid();
    pacs = new PacsPart(connections, editor, host.name());
    registry = new RegistryPart(connections, editor);
    FormGrid person = new FormGrid();
    reader = new ReaderPart(person, host.name());
    keys = new KeysPart(person, host);
    FormGrid state = new FormGrid();
    outbox = new OutboxPart(state, journal, settings, host);
    parts = List.of(pacs, registry, reader, keys);
    List.of(connections, person, state).forEach(FormGrid::end);
    pages.addTab(Messages.get("settings.page.connections"), connections.scrolling());
    pages.addTab(Messages.get("settings.page.reader"), person.scrolling());
    pages.addTab(Messages.get("settings.page.outbox"), state.scrolling());
    glyph.setVerticalAlignment(JLabel.TOP);
    head.setBorder(BorderFactory.createEmptyBorder(px(4), px(10), px(2), px(10)));
    add(head, BorderLayout.NORTH);
    add(pages, BorderLayout.CENTER);
    parts.forEach(part -> part.editable(false));
    tell(Optional.empty(), Messages.get("settings.loading"));
  }

  /** Shows the file as it is. */
  public void show(Form form, List<HostProfile.Node> nodes, String user) {
    locked = form.locked();
    parts.forEach(part -> part.show(form));
    pacs.nodes(nodes);
    reader.signedIn(user);
    parts.forEach(part -> part.editable(locked.isEmpty()));
    trouble();
  }

  /** The edits of all pages. */
  public Map<String, Optional<String>> edits() {
    Map<String, Optional<String>> edits = new HashMap<>();
    parts.forEach(part -> edits.putAll(part.edits()));
    return edits;
  }

  /** Why the edits cannot be saved as they stand, if so. */
  public Optional<String> wrong() {
    return parts.stream()
        .filter(part -> !part.edits().isEmpty())
        .flatMap(part -> part.wrong().stream())
        .findFirst();
  }

  public void saving() {
    tell(Optional.empty(), Messages.get("settings.saving"));
  }

  public void saved() {
    if (settings.trouble().isEmpty()) {
      tell(Optional.of(Glyph.CHECK), Messages.get("settings.saved"));
    } else {
      trouble();
    }
  }

  /** Shows why something was not saved, and the field that it is about. */
  public void refused(String why) {
    tell(Optional.of(Glyph.ATTENTION), why);
    String key = why.split(":", 2)[0];
    for (SettingsPart part : parts) {
      part.field(key).ifPresent(this::point);
    }
  }

  private void point(JComponent field) {
    field.putClientProperty("JComponent.outline", "error");
    for (int i = 0; i < pages.getTabCount(); i++) {
      if (SwingUtilities.isDescendingFrom(field, pages.getComponentAt(i))) {
        pages.setSelectedIndex(i);
      }
    }
    field.requestFocusInWindow();
  }

  /** Shows how the settings stand: locked, not in force, or in force. */
  public void trouble() {
    Optional<String> problem = locked.or(settings::trouble);
    tell(
        problem.map(why -> Glyph.ATTENTION),
        problem.orElseGet(() -> Messages.get("settings.inForce", settings.file())));
  }

  private void tell(Optional<Glyph> mark, String text) {
    glyph.setIcon(mark.map(Glyph::icon).orElse(null));
    glyph.setVisible(mark.isPresent());
    line.setText(text);
    line.getAccessibleContext().setAccessibleName(Messages.get("settings.state"));
    head.revalidate();
    head.repaint();
  }

  /** Follows the outbox while the view is on screen; tests end when it goes. */
  public void follow(boolean on) {
    outbox.follow(on);
    if (!on) {
      pacs.trial().stop();
      registry.trial().stop();
    }
  }
}
