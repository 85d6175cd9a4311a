package org.fasit.ui.internal;

import static org.fasit.ui.internal.Pen.px;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.accessibility.AccessibleContext;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import org.fasit.journal.ConnectionTest;
import org.fasit.journal.ConnectionTest.Check;
import org.fasit.journal.ConnectionTest.Outcome;
import org.fasit.reading.SettingsEditor;

/**
 * The button that tests a connection, and what came of it: each step as soon as it is done. Runs
 * off the event dispatch thread, can be cancelled, and always ends.
 */
final class ConnectionTry extends JPanel {

  private static final int GRACE_MILLIS = 5_000;

  private final SettingsEditor editor;
  private final String section;
  private final Supplier<Map<String, Optional<String>>> edits;
  private final JButton button = new JButton(Messages.get("test.start"));
  private final JProgressBar progress = new JProgressBar();
  private final JPanel results = new JPanel(new GridBagLayout());
  private final Timer limit;
  private Optional<Run> running = Optional.empty();
  private Outcome worst = Outcome.GOOD;
  private int rows;

  /** Tests a section with the edits as they stand when the button is pressed. */
  ConnectionTry(
      SettingsEditor editor, String section, Supplier<Map<String, Optional<String>>> edits) {
    super(new BorderLayout(0, px(4)));
    this.editor = editor;
    this.section = section;
    this.edits = edits;
    limit =
        new Timer(
            (int) ConnectionTest.LONGEST.toMillis() + GRACE_MILLIS,
            e -> end(Outcome.BAD, Messages.get("test.tooLong")));
    limit.setRepeats(false);
    setOpaque(false);
    results.setOpaque(false);
    progress.setIndeterminate(true);
    progress.setVisible(false);
    progress.getAccessibleContext().setAccessibleName(Messages.get("test.running"));
    button.addActionListener(e -> pressed());
    JPanel head = FormGrid.beside(button, bar());
    add(head, BorderLayout.NORTH);
    add(results, BorderLayout.CENTER);
  }

  private JPanel bar() {
    JPanel middle = new JPanel(new GridBagLayout());
    middle.setOpaque(false);
    progress.setPreferredSize(new Dimension(px(120), progress.getPreferredSize().height));
    GridBagConstraints left = new GridBagConstraints();
    left.anchor = GridBagConstraints.LINE_START;
    left.weightx = 1;
    middle.add(progress, left);
    return middle;
  }

  private void pressed() {
    if (running.isPresent()) {
      end(Outcome.DOUBTFUL, Messages.get("test.cancelled"));
      return;
    }
    clear();
    Run run = new Run(edits.get());
    running = Optional.of(run);
    working(true);
    limit.restart();
    run.start();
  }

  /** Ends what runs; for a panel that goes away, too. */
  void stop() {
    running.ifPresent(Run::interrupt);
    running = Optional.empty();
    limit.stop();
    working(false);
  }

  private void end(Outcome outcome, String told) {
    stop();
    row(new Check(outcome, Messages.get("test.ended"), told));
    announce(told);
  }

  /** Takes what came of an earlier try off the screen: the settings are others now. */
  void clear() {
    results.removeAll();
    rows = 0;
    worst = Outcome.GOOD;
    relay();
  }

  private void working(boolean on) {
    button.setText(Messages.get(on ? "test.cancel" : "test.start"));
    progress.setVisible(on);
    relay();
  }

  private void relay() {
    revalidate();
    repaint();
  }

  private final class Run {
    private final Map<String, Optional<String>> changes;
    private final Thread thread = new Thread(this::test, "fasit-connection-test");

    Run(Map<String, Optional<String>> changes) {
      this.changes = changes;
      thread.setDaemon(true);
    }

    void start() {
      thread.start();
    }

    void interrupt() {
      thread.interrupt();
    }

    private void test() {
      try {
        editor.test(section, changes, check -> later(() -> row(check)));
        later(this::done);
      } catch (InterruptedException cancelled) {
        return;
      } catch (IOException | RuntimeException problem) {
        String why = String.valueOf(problem.getMessage());
        later(() -> end(Outcome.BAD, CodeText.clean(why)));
      }
    }

    private void done() {
      stop();
      String sentence = Messages.get("test.done." + worst);
      JLabel sum = new JLabel(sentence);
      sum.setFont(Tones.bold());
      GridBagConstraints whole = place(0, 1);
      whole.gridwidth = 3;
      results.add(sum, whole);
      rows++;
      announce(sentence);
      relay();
    }

    /** What comes after a cancel is not told. */
    private void later(Runnable tell) {
      SwingUtilities.invokeLater(
          () -> {
            if (running.filter(current -> current == this).isPresent()) {
              tell.run();
            }
          });
    }
  }

  private void row(Check check) {
    if (check.outcome().compareTo(worst) > 0) {
      worst = check.outcome();
    }
    JLabel glyph = new JLabel(glyph(check.outcome()).icon());
    results.add(glyph, place(0, 0));
    JLabel what = new JLabel(check.what());
    results.add(what, place(1, 0));
    WrappedText told = new WrappedText(check.told());
    String word = Messages.get("test.outcome." + check.outcome());
    told.getAccessibleContext().setAccessibleName(word + ": " + check.what());
    glyph.setToolTipText(word);
    what.setLabelFor(told);
    results.add(told, place(2, 1));
    rows++;
    relay();
  }

  private static Glyph glyph(Outcome outcome) {
    return switch (outcome) {
      case GOOD -> Glyph.CHECK;
      case DOUBTFUL -> Glyph.ATTENTION;
      case BAD -> Glyph.NOT_PROCESSED;
    };
  }

  private GridBagConstraints place(int column, double weight) {
    GridBagConstraints place = new GridBagConstraints();
    place.gridx = column;
    place.gridy = rows;
    place.weightx = weight;
    place.anchor = GridBagConstraints.FIRST_LINE_START;
    place.fill = weight > 0 ? GridBagConstraints.HORIZONTAL : GridBagConstraints.NONE;
    place.insets = new Insets(px(2), 0, px(2), px(8));
    return place;
  }

  /** Screen readers hear of a changed description of what has the focus. */
  private void announce(String sentence) {
    AccessibleContext spoken = button.getAccessibleContext();
    spoken.setAccessibleDescription(sentence);
  }
}
