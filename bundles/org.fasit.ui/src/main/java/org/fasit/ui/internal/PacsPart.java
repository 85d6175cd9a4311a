package org.fasit.ui.internal;

import java.awt.event.ItemEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.text.JTextComponent;
import org.fasit.reading.HostProfile;
import org.fasit.reading.SettingsEditor;
import org.fasit.reading.SettingsEditor.Form;

/** Where logged cases go in the PACS, and how to sign in there. */
final class PacsPart implements SettingsPart {

  private static final Set<String> WEB = Set.of("pacs.url");
  private static final String TLS = "pacs.tls";
  private static final Set<String> DIMSE =
      Set.of("pacs.host", "pacs.port", "pacs.aet", "pacs.callingAet");

  /** How cases are stored. */
  enum Way {
    NOWHERE,
    STOW,
    CSTORE,
    NODE
  }

  /** How to sign in to DICOMweb. */
  enum SignIn {
    NONE,
    USER,
    TOKEN,
    OTHER
  }

  private final SettingsFields fields = new SettingsFields();
  private final Choice<Way> way = new Choice<>("pacs.way.", Way.values());
  private final Choice<SignIn> signIn =
      new Choice<>("pacs.signIn.", SignIn.NONE, SignIn.USER, SignIn.TOKEN);
  private final JComboBox<HostProfile.Node> nodes = new JComboBox<>();
  private final WrappedText note = new WrappedText("", Tones::quiet);
  private final List<FormGrid.Row> web = new ArrayList<>();
  private final List<FormGrid.Row> user = new ArrayList<>();
  private final List<FormGrid.Row> token = new ArrayList<>();
  private final List<FormGrid.Row> dimse = new ArrayList<>();
  private final List<FormGrid.Row> node = new ArrayList<>();
  private final JCheckBox overTls = new JCheckBox(Messages.get("pacs.tls"));
  private final Certificates certificates;
  private final ConnectionTry trial;
  private final FormGrid.Row trialRow;

  PacsPart(FormGrid grid, SettingsEditor editor, String host) {
    trial = new ConnectionTry(editor, "pacs", this::edits);
    grid.heading("pacs.title");
    way.word(Way.NODE, Messages.get("pacs.way.NODE", host));
    grid.row("pacs.way", way);
    node.add(grid.row("pacs.node", nodes));
    web.add(grid.row("pacs.url", fields.text("pacs.url", "https://pacs.example.org/dicom-web")));
    web.add(grid.row("pacs.signIn", signIn));
    user.add(grid.row("pacs.user", fields.text("pacs.user", "")));
    user.add(grid.row("pacs.password", fields.secret("pacs.password")));
    token.add(grid.row("pacs.bearer", fields.secret("pacs.bearer")));
    dimse.add(grid.row("pacs.host", fields.text("pacs.host", "pacs.example.org")));
    dimse.add(grid.row("pacs.port", fields.text("pacs.port", "104")));
    dimse.add(grid.row("pacs.aet", fields.text("pacs.aet", "")));
    dimse.add(grid.row("pacs.callingAet", fields.text("pacs.callingAet", "FASIT")));
    dimse.add(grid.under(overTls));
    certificates = new Certificates(grid, fields, "pacs", e -> trial.clear());
    grid.under(note);
    trialRow = grid.under(trial);
    nodes.setRenderer(new NodeCell());
    nodes.addItemListener(e -> chosen(e.getStateChange()));
    way.addItemListener(e -> chosen(e.getStateChange()));
    signIn.addItemListener(e -> chosen(e.getStateChange()));
    overTls.addActionListener(
        e -> {
          trial.clear();
          fit();
        });
  }

  private void chosen(int change) {
    if (change == ItemEvent.SELECTED) {
      trial.clear();
      fit();
    }
  }

  /** The nodes of the host; with none there is no such way. */
  void nodes(List<HostProfile.Node> known) {
    nodes.removeAllItems();
    known.forEach(nodes::addItem);
    Optional<String> named = fields.form().value("pacs.node");
    if (named.isPresent() && known.stream().noneMatch(n -> n.name().equals(named.get()))) {
      nodes.addItem(
          new HostProfile.Node(
              named.get(),
              Messages.get("pacs.node.gone"),
              Map.of(),
              Optional.of(Messages.get("pacs.node.goneNote"))));
    }
    for (int i = 0; i < nodes.getItemCount(); i++) {
      if (nodes.getItemAt(i).name().equals(named.orElse(""))) {
        nodes.setSelectedIndex(i);
      }
    }
    way.offer(Way.NODE, nodes.getItemCount() > 0);
    way.setSelectedItem(before());
    fit();
  }

  @Override
  public void show(Form form) {
    fields.show(form);
    way.setSelectedItem(before());
    signIn.offer(SignIn.OTHER, signInBefore() == SignIn.OTHER);
    signIn.setSelectedItem(signInBefore());
    overTls.setSelected(tlsBefore());
    certificates.show();
    fit();
  }

  /** What the file says. */
  private Way before() {
    Form form = fields.form();
    if (form.value("pacs.node").isPresent()) {
      return Way.NODE;
    }
    if (!section(form)) {
      return Way.NOWHERE;
    }
    return form.value("pacs.transport").filter("cstore"::equals).isPresent()
        ? Way.CSTORE
        : Way.STOW;
  }

  private static boolean section(Form form) {
    return form.values().keySet().stream().anyMatch(key -> key.startsWith("pacs."))
        || form.secrets().stream().anyMatch(key -> key.startsWith("pacs."));
  }

  private boolean tlsBefore() {
    return fields.form().value(TLS).filter("true"::equals).isPresent();
  }

  private SignIn signInBefore() {
    if (fields.form().value("pacs.bearerFile").isPresent()) {
      return SignIn.OTHER;
    }
    if (fields.isSet("pacs.bearer")) {
      return SignIn.TOKEN;
    }
    return fields.isSet("pacs.user") ? SignIn.USER : SignIn.NONE;
  }

  /** Shows the rows of the way chosen, and no others. */
  private void fit() {
    Way now = way.chosen();
    SignIn by = signIn.chosen();
    web.forEach(row -> row.setVisible(now == Way.STOW));
    user.forEach(row -> row.setVisible(now == Way.STOW && by == SignIn.USER));
    token.forEach(row -> row.setVisible(now == Way.STOW && by == SignIn.TOKEN));
    dimse.forEach(row -> row.setVisible(now == Way.CSTORE));
    node.forEach(row -> row.setVisible(now == Way.NODE));
    certificates.setVisible(now == Way.STOW || now == Way.CSTORE && overTls.isSelected());
    trialRow.setVisible(now != Way.NOWHERE);
    note.setText(note(now, by));
    note.setVisible(!note.getText().isEmpty());
  }

  private String note(Way now, SignIn by) {
    return switch (now) {
      case NOWHERE ->
          Messages.get(before() == Way.NOWHERE ? "pacs.nowhere" : "pacs.nowhere.removes");
      case NODE ->
          chosenNode().flatMap(HostProfile.Node::note).orElse(Messages.get("pacs.node.follows"));
      case STOW -> by == SignIn.OTHER ? Messages.get("pacs.signIn.otherNote") : "";
      case CSTORE -> "";
    };
  }

  private Optional<HostProfile.Node> chosenNode() {
    return Optional.ofNullable((HostProfile.Node) nodes.getSelectedItem());
  }

  @Override
  public Map<String, Optional<String>> edits() {
    Map<String, Optional<String>> edits = new HashMap<>();
    switch (way.chosen()) {
      case NOWHERE -> {
        if (before() != Way.NOWHERE) {
          edits.put("pacs", Optional.empty());
        }
      }
      case NODE ->
          chosenNode()
              .filter(chosen -> !fields.form().value("pacs.node").equals(name(chosen)))
              .ifPresent(chosen -> edits.put("pacs.node", name(chosen)));
      case STOW -> web(edits);
      case CSTORE -> {
        own(edits, Optional.of("cstore"));
        edits.putAll(fields.edits(DIMSE::contains));
        if (overTls.isSelected() != tlsBefore()) {
          edits.put(TLS, Optional.of("true").filter(on -> overTls.isSelected()));
        }
        if (overTls.isSelected()) {
          certificates.addEdits(edits);
        }
      }
    }
    return edits;
  }

  private static Optional<String> name(HostProfile.Node node) {
    return Optional.of(node.name());
  }

  /** No node of the host any more, but a transport of our own. */
  private void own(Map<String, Optional<String>> edits, Optional<String> transport) {
    if (fields.form().value("pacs.node").isPresent()) {
      edits.put("pacs.node", Optional.empty());
    }
    Way old =
        fields.form().value("pacs.transport").filter("cstore"::equals).isPresent()
            ? Way.CSTORE
            : Way.STOW;
    if (old != way.chosen()) {
      edits.put("pacs.transport", transport);
    }
  }

  private void web(Map<String, Optional<String>> edits) {
    own(edits, Optional.of("stow"));
    edits.putAll(fields.edits(WEB::contains));
    certificates.addEdits(edits);
    SignIn by = signIn.chosen();
    if (by == SignIn.OTHER) {
      return;
    }
    credentials(edits, by == SignIn.USER, "pacs.user", "pacs.password");
    credentials(edits, by == SignIn.TOKEN, "pacs.bearer");
    credentials(edits, false, "pacs.bearerFile");
  }

  /** Credentials of another kind than the one chosen go: they would be tried first. */
  private void credentials(Map<String, Optional<String>> edits, boolean used, String... keys) {
    for (String key : keys) {
      if (used) {
        edits.putAll(fields.edits(key::equals));
      } else if (fields.isSet(key)) {
        edits.put(key, Optional.empty());
      }
    }
  }

  @Override
  public Optional<String> wrong() {
    if (way.chosen() == Way.STOW && blank("pacs.url")) {
      return Optional.of(Messages.get("pacs.url.needed"));
    }
    boolean node = blank("pacs.host") || blank("pacs.port") || blank("pacs.aet");
    return way.chosen() == Way.CSTORE && node
        ? Optional.of(Messages.get("pacs.dimse.needed"))
        : Optional.empty();
  }

  private boolean blank(String key) {
    return fields
        .field(key)
        .map(field -> ((JTextComponent) field).getText().isBlank())
        .orElse(false);
  }

  @Override
  public void editable(boolean on) {
    fields.editable(on);
    way.setEnabled(on);
    signIn.setEnabled(on);
    nodes.setEnabled(on);
    overTls.setEnabled(on);
    certificates.editable(on);
  }

  @Override
  public Optional<JComponent> field(String key) {
    return fields.field(key);
  }

  ConnectionTry trial() {
    return trial;
  }
}
