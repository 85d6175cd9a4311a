package org.weasis.core.ui.pref;

import java.awt.BorderLayout;
import javax.swing.JPanel;
import org.weasis.core.api.gui.util.AbstractItemDialogPage;

/** The preferences with one page, without a window: the page can be displayed but does not show. */
public class PreferenceDialog {
  public static final String KEY_SHOW_APPLY = "show.apply";

  private final JPanel content = new JPanel(new BorderLayout());
  private final AbstractItemDialogPage page;

  /** Opens it at that page. */
  public PreferenceDialog(AbstractItemDialogPage page) {
    this.page = page;
    content.setVisible(false);
    content.setSize(600, 450);
    content.add(page);
    content.addNotify();
  }

  public void apply() {
    page.closeAdditionalWindow();
  }

  /** Closes it, as the host does: the pages first. */
  public void dispose() {
    page.closeAdditionalWindow();
    content.removeNotify();
  }
}
