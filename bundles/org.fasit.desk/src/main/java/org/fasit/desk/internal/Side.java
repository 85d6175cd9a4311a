package org.fasit.desk.internal;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.util.Optional;
import javax.swing.JTabbedPane;
import org.fasit.reading.OpenCases;
import org.fasit.ui.AiPanel;
import org.fasit.ui.CasePort;
import org.fasit.ui.CasesPanel;

/** What stands beside the image: the AI results, and for a superuser the site's cases. */
final class Side extends JTabbedPane {

  private static final String NEWS = " \u2022";

  private final AiPanel results = new AiPanel();
  private final CasesPanel cases = new CasesPanel();

  Side() {
    putClientProperty("JTabbedPane.hideTabAreaWithOneTab", true);
    putClientProperty("JTabbedPane.tabAreaAlignment", "fill");
    addTab(Messages.get("side.results"), results);
    setMinimumSize(new Dimension(UIScale.scale(240), 0));
    results.addPropertyChangeListener(
        AiPanel.NEWS,
        e ->
            setTitleAt(
                0,
                Messages.get("side.results") + (Boolean.TRUE.equals(e.getNewValue()) ? NEWS : "")));
  }

  AiPanel results() {
    return results;
  }

  CasesPanel casesPanel() {
    return cases;
  }

  /** Offers these cases, or none any more. */
  void offer(Optional<OpenCases> now, CasePort port) {
    cases.show(now, port);
    if (now.isPresent() && !offersCases()) {
      addTab(Messages.get("side.cases"), cases);
    } else if (now.isEmpty()) {
      remove(cases);
    }
  }

  boolean offersCases() {
    return indexOfComponent(cases) >= 0;
  }

  void showResults() {
    setSelectedComponent(results);
  }

  void showCases() {
    if (offersCases()) {
      setSelectedComponent(cases);
      cases.requestFocusInWindow();
    }
  }
}
