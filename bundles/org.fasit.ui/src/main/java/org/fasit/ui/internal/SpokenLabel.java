package org.fasit.ui.internal;

import javax.accessibility.Accessible;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.swing.JComponent;

/** Text that is painted by hand, and that a screen reader takes for a label. */
abstract class SpokenLabel extends JComponent implements Accessible {

  /** What a screen reader says of it. */
  void spoken(String name) {
    getAccessibleContext().setAccessibleName(name);
  }

  @Override
  public AccessibleContext getAccessibleContext() {
    if (accessibleContext == null) {
      accessibleContext = new AccessibleLabel();
    }
    return accessibleContext;
  }

  private final class AccessibleLabel extends AccessibleJComponent {
    private static final long serialVersionUID = 1L;

    @Override
    public AccessibleRole getAccessibleRole() {
      return AccessibleRole.LABEL;
    }
  }
}
