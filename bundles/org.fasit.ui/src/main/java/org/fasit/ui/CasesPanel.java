package org.fasit.ui;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.time.Clock;
import java.util.Optional;
import javax.swing.JPanel;
import org.fasit.reading.OpenCases;
import org.fasit.ui.internal.CasesView;
import org.fasit.ui.internal.Messages;
import org.fasit.ui.internal.Tones;

/**
 * The site's logged cases, for those who decide on them: a list with filters, and below it the
 * chosen case with what can be done. Best 300 to 400 px wide, usable from 240.
 *
 * <p>Lives on the event dispatch thread. The lists are read when it comes on screen and what it
 * knows is older than a minute, and on F5.
 */
public final class CasesPanel extends JPanel {

  private final CasesView view;

  public CasesPanel() {
    this(Clock.systemUTC());
  }

  public CasesPanel(Clock clock) {
    super(new BorderLayout());
    view = new CasesView(clock);
    add(view, BorderLayout.CENTER);
    getAccessibleContext().setAccessibleName(Messages.get("cases.title"));
    addHierarchyListener(e -> view.showing(isShowing()));
  }

  /** Shows these cases from now on, or that there are none to be had. */
  public void show(Optional<OpenCases> cases, CasePort port) {
    view.show(cases, port);
  }

  @Override
  public Color getBackground() {
    return Tones.background();
  }

  @Override
  public Dimension getMinimumSize() {
    return new Dimension(0, 0);
  }
}
