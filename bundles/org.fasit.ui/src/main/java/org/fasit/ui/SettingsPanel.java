package org.fasit.ui;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import org.fasit.journal.Journal;
import org.fasit.reading.HostProfile;
import org.fasit.reading.Settings;
import org.fasit.reading.SettingsEditor;
import org.fasit.reading.SettingsEditor.Form;
import org.fasit.ui.internal.Messages;
import org.fasit.ui.internal.SettingsView;
import org.fasit.ui.internal.Worker;

/**
 * The settings of this workstation for a person: PACS and registry with a test of each, reader,
 * keys, outbox, versions. Shows the file as it is; edits reach it with {@link #save}.
 *
 * <p>Lives on the event dispatch thread; reads, writes and tests are done off it.
 */
public final class SettingsPanel extends JPanel {

  private static final int WIDTH = 600;
  private static final int HEIGHT = 520;

  private final SettingsEditor editor;
  private final Settings settings;
  private final SettingsView view;
  private final Executor disk = Worker.named("fasit-settings-panel");
  private Optional<Settings.Watch> watch = Optional.empty();
  private boolean loaded;

  private record Loaded(Form form, List<HostProfile.Node> nodes, String user) {}

  public SettingsPanel(
      SettingsEditor editor, Settings settings, Journal journal, SettingsHost host) {
    super(new BorderLayout());
    this.editor = editor;
    this.settings = settings;
    view = new SettingsView(editor, settings, journal, host);
    add(view, BorderLayout.CENTER);
    getAccessibleContext().setAccessibleName(Messages.get("settings.name"));
    setPreferredSize(new Dimension(UIScale.scale(WIDTH), UIScale.scale(HEIGHT)));
    reload();
  }

  /** Shows the file as it is now; what was edited and not saved is gone. */
  public CompletableFuture<Void> reload() {
    return CompletableFuture.supplyAsync(this::read, disk)
        .thenAcceptAsync(this::show, SwingUtilities::invokeLater);
  }

  private Loaded read() {
    return new Loaded(editor.read(), editor.nodes(), editor.signedIn());
  }

  private void show(Loaded now) {
    loaded = true;
    view.show(now.form(), now.nodes(), now.user());
  }

  /** Whether something is edited that is not in the file yet. */
  public boolean changed() {
    return loaded && !view.edits().isEmpty();
  }

  /**
   * Writes the edits into the file. Done, on the event dispatch thread, with why they could not be
   * written, or empty when they hold; the panel shows it too.
   */
  public CompletableFuture<Optional<String>> save() {
    if (!changed()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    Optional<String> wrong = view.wrong();
    if (wrong.isPresent()) {
      view.refused(wrong.get());
      return CompletableFuture.completedFuture(wrong);
    }
    Map<String, Optional<String>> edits = new HashMap<>(view.edits());
    view.saving();
    return CompletableFuture.supplyAsync(() -> write(edits), disk)
        .thenApplyAsync(this::written, SwingUtilities::invokeLater);
  }

  private record Written(Optional<String> problem, Optional<Loaded> now) {}

  private Written write(Map<String, Optional<String>> edits) {
    try {
      editor.write(edits);
      return new Written(Optional.empty(), Optional.of(read()));
    } catch (IOException | RuntimeException problem) {
      return new Written(Optional.of(String.valueOf(problem.getMessage())), Optional.empty());
    }
  }

  private Optional<String> written(Written written) {
    written.now().ifPresent(this::show);
    written.problem().ifPresentOrElse(view::refused, view::saved);
    return written.problem();
  }

  /** Another program changed the file: what is edited here stays until it is saved or left. */
  private void settingsChanged() {
    if (changed()) {
      view.trouble();
    } else {
      reload();
    }
  }

  @Override
  public void addNotify() {
    super.addNotify();
    watch = Optional.of(settings.watch(() -> SwingUtilities.invokeLater(this::settingsChanged)));
    view.follow(true);
  }

  @Override
  public void removeNotify() {
    watch.ifPresent(Settings.Watch::close);
    watch = Optional.empty();
    view.follow(false);
    super.removeNotify();
  }
}
