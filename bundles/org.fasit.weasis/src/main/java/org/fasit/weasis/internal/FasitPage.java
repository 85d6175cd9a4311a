package org.fasit.weasis.internal;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JViewport;
import javax.swing.Scrollable;
import javax.swing.SwingUtilities;
import org.fasit.ui.SettingsPanel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.weasis.core.api.gui.util.AbstractItemDialogPage;
import org.weasis.core.ui.pref.PreferenceDialog;

/**
 * The preferences' page: all settings of this workstation. Weasis asks it to save when "Apply" is
 * pressed and when the dialog closes; the file is written after that, off the event dispatch
 * thread.
 */
final class FasitPage extends AbstractItemDialogPage implements Scrollable {

  private static final Logger LOG = LoggerFactory.getLogger(FasitPage.class);
  private static final int ORDER = 1100;
  private static final int LEAST_WIDTH = 420;
  private static final int LEAST_HEIGHT = 240;

  private final SettingsPanel panel;
  private final Guard guard;
  private final Consumer<Optional<String>> unsaved;

  /**
   * @param unsaved is told, on the event dispatch thread, why changes were not saved once nobody
   *     sees the page any more; empty when changes were saved
   */
  FasitPage(SettingsPanel panel, Guard guard, Consumer<Optional<String>> unsaved) {
    super(Messages.get("page.title"), ORDER);
    this.panel = panel;
    this.guard = guard;
    this.unsaved = unsaved;
    getProperties().setProperty(PreferenceDialog.KEY_SHOW_APPLY, Boolean.TRUE.toString());
    setLayout(new BorderLayout());
    add(panel, BorderLayout.CENTER);
  }

  @Override
  public void closeAdditionalWindow() {
    guard.run("Saving the settings", this::save);
  }

  private void save() {
    if (panel.changed()) {
      panel
          .save()
          .exceptionally(problem -> Optional.of(String.valueOf(problem.getMessage())))
          .thenAccept(why -> SwingUtilities.invokeLater(() -> saved(why)));
    }
  }

  /** A turn of the event dispatch thread later, when a dialog that closes is gone. */
  private void saved(Optional<String> why) {
    why.ifPresent(reason -> LOG.warn("The changed settings were not saved: {}", reason));
    if (why.isEmpty() || !isDisplayable()) {
      guard.run("Telling of the settings", () -> unsaved.accept(why));
    }
  }

  @Override
  public void resetToDefaultValues() {
    guard.run("Reading the settings anew", panel::reload);
  }

  /** As large as the dialog has room for; its parts scroll by themselves. */
  @Override
  public Dimension getPreferredScrollableViewportSize() {
    return getPreferredSize();
  }

  @Override
  public boolean getScrollableTracksViewportWidth() {
    return !(getParent() instanceof JViewport view) || view.getWidth() >= LEAST_WIDTH;
  }

  @Override
  public boolean getScrollableTracksViewportHeight() {
    return !(getParent() instanceof JViewport view) || view.getHeight() >= LEAST_HEIGHT;
  }

  @Override
  public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
    return getFontMetrics(getFont()).getHeight();
  }

  @Override
  public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
    return visible.height;
  }
}
