package org.fasit.ui.internal;

import static org.fasit.ui.internal.Pen.px;

import java.util.List;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.SwingUtilities;
import org.fasit.journal.DeliveryState;
import org.fasit.journal.Journal;

/** Sends all that the journal holds again to where it was lost, and tells how far that has come. */
final class SendAgain extends JPanel {

  private final transient Journal journal;
  private final JPanel buttons = new JPanel(new Stack(px(4)));
  private final JProgressBar bar = new JProgressBar();
  private final WrappedText told = new WrappedText("");
  private List<String> destinations = List.of();
  private transient Optional<Run> run = Optional.empty();

  /** One that is under way; its total is not known while the journal is being read. */
  private record Run(String destination, Optional<Integer> total) {}

  SendAgain(Journal journal) {
    super(new Stack(px(6)));
    this.journal = journal;
    setOpaque(false);
    buttons.setOpaque(false);
    bar.setVisible(false);
    bar.getAccessibleContext().setAccessibleName(Messages.get("again.progress"));
    told.setVisible(false);
    told.getAccessibleContext().setAccessibleName(Messages.get("again.progress"));
    add(new WrappedText(Messages.get("again.what")));
    add(buttons);
    add(bar);
    add(told);
  }

  void show(DeliveryState state) {
    List<String> now = state.lines().stream().map(DeliveryState.Line::destination).toList();
    if (!now.equals(destinations)) {
      destinations = now;
      buttons.removeAll();
      now.forEach(name -> buttons.add(FormGrid.beside(button(name), new JLabel())));
    }
    setVisible(!now.isEmpty());
    run.flatMap(Run::total).ifPresent(total -> progress(state, total));
    revalidate();
    repaint();
  }

  private JButton button(String destination) {
    String name = DeliveryText.name(destination);
    JButton button = new JButton(Messages.get("again.to", name));
    button.setToolTipText(Messages.get("again.to.spoken", name));
    button.addActionListener(e -> begin(destination));
    return button;
  }

  private void begin(String destination) {
    run = Optional.of(new Run(destination, Optional.empty()));
    allow(false);
    bar.setIndeterminate(true);
    bar.setVisible(true);
    tell(Messages.get("again.reading"));
    journal
        .redeliver(destination)
        .whenCompleteAsync(
            (total, problem) -> begun(destination, total, problem), SwingUtilities::invokeLater);
  }

  private void begun(String destination, Integer total, Throwable problem) {
    if (problem != null) {
      end(CodeText.clean(String.valueOf(problem.getMessage())));
    } else if (total == 0) {
      end(Messages.get("again.nothing", DeliveryText.name(destination)));
    } else {
      run = Optional.of(new Run(destination, Optional.of(total)));
      bar.setIndeterminate(false);
      bar.setMaximum(total);
      progress(journal.deliveries(), total);
    }
  }

  /** What waits may hold new entries too; they do not make less of what is done. */
  private void progress(DeliveryState state, int total) {
    String destination = run.orElseThrow().destination();
    Optional<DeliveryState.Line> line =
        state.lines().stream().filter(it -> it.destination().equals(destination)).findFirst();
    int waiting = line.map(DeliveryState.Line::waiting).orElse(0);
    int done = Math.max(bar.getValue(), total - Math.min(total, waiting));
    bar.setValue(done);
    String name = DeliveryText.name(destination);
    if (waiting > 0) {
      tell(Messages.get("again.sent", Numbers.count(done), Numbers.count(total), name));
      return;
    }
    int refused = line.map(DeliveryState.Line::rejected).orElse(0);
    String key = refused > 0 ? "again.doneBut" : "again.done";
    end(Messages.get(key, Numbers.count(total), name, Numbers.count(refused)));
  }

  private void end(String words) {
    run = Optional.empty();
    bar.setIndeterminate(false);
    bar.setValue(0);
    bar.setVisible(false);
    allow(true);
    tell(words);
  }

  private void allow(boolean on) {
    for (var row : buttons.getComponents()) {
      for (var part : ((JPanel) row).getComponents()) {
        part.setEnabled(on);
      }
    }
  }

  private void tell(String words) {
    told.setText(words);
    told.setVisible(true);
    revalidate();
    repaint();
  }
}
