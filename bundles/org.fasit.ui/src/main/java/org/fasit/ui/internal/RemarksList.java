package org.fasit.ui.internal;

import static org.fasit.ui.internal.Pen.px;

import java.awt.Dimension;
import java.awt.event.ActionEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.DefaultListModel;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.KeyStroke;
import javax.swing.ScrollPaneConstants;
import javax.swing.SwingUtilities;
import org.fasit.journal.Journal;
import org.fasit.journal.Remark;
import org.fasit.journal.Remark.Kind;

/**
 * What was refused, and what was taken with a warning, newest first; what was refused can be tried
 * again, one by one or several at once.
 */
final class RemarksList extends JPanel {

  private static final int MOST_ROWS = 4;
  private static final String TRY = "try again";

  private final transient Journal journal;
  private final transient Executor worker;
  private final DefaultListModel<Remark> model = new DefaultListModel<>();
  private final JList<Remark> list = new JList<>(model);
  private final JScrollPane scroll = new JScrollPane(list);
  private final WrappedText said = new WrappedText("");
  private final WrappedText none = new WrappedText(Messages.get("remarks.none"), Tones::quiet);
  private final JButton again = new JButton(Messages.get("remarks.retry"));
  private final JPanel buttons = FormGrid.beside(again, new JLabel());
  private final transient Map<UUID, RemarkWords> words = new HashMap<>();
  private final Set<UUID> reading = new HashSet<>();
  private boolean asking;
  private boolean askAgain;

  RemarksList(Journal journal, Executor worker) {
    super(new Stack(px(6)));
    this.journal = journal;
    this.worker = worker;
    setOpaque(false);
    RemarkCell cell = new RemarkCell(this::words);
    list.setCellRenderer(cell);
    list.setFixedCellHeight(cell.getPreferredSize().height);
    list.setBackground(Tones.background());
    list.getAccessibleContext().setAccessibleName(Messages.get("remarks.title"));
    list.addListSelectionListener(e -> choose());
    key("ENTER");
    key("SPACE");
    list.getActionMap().put(TRY, action());
    scroll.setHorizontalScrollBarPolicy(ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
    scroll.setBorder(BorderFactory.createLineBorder(Tones.line()));
    said.getAccessibleContext().setAccessibleName(Messages.get("remarks.said"));
    again.setToolTipText(Messages.get("remarks.retry.spoken"));
    again.addActionListener(e -> retry());
    add(none);
    add(scroll);
    add(said);
    add(buttons);
    show(List.of());
  }

  private void key(String stroke) {
    list.getInputMap().put(KeyStroke.getKeyStroke(stroke), TRY);
  }

  private AbstractAction action() {
    return new AbstractAction() {
      private static final long serialVersionUID = 1L;

      @Override
      public void actionPerformed(ActionEvent e) {
        retry();
      }
    };
  }

  /** Asks the journal anew; however often this is called, one question is under way. */
  void refresh() {
    if (asking) {
      askAgain = true;
      return;
    }
    asking = true;
    CompletableFuture.supplyAsync(journal::remarks, worker)
        .whenCompleteAsync((remarks, problem) -> answered(remarks), SwingUtilities::invokeLater);
  }

  private void answered(List<Remark> remarks) {
    asking = false;
    if (remarks != null) {
      show(remarks);
    }
    if (askAgain) {
      askAgain = false;
      refresh();
    }
  }

  private void show(List<Remark> remarks) {
    if (!remarks.equals(java.util.Collections.list(model.elements()))) {
      Set<Remark> chosen = Set.copyOf(list.getSelectedValuesList());
      model.clear();
      model.addAll(remarks);
      for (int i = 0; i < remarks.size(); i++) {
        if (chosen.contains(remarks.get(i))) {
          list.addSelectionInterval(i, i);
        }
      }
    }
    boolean any = !remarks.isEmpty();
    list.setVisibleRowCount(Math.min(MOST_ROWS, Math.max(1, remarks.size())));
    none.setVisible(!any);
    scroll.setVisible(any);
    scroll.setPreferredSize(null);
    scroll.setPreferredSize(new Dimension(0, scroll.getPreferredSize().height));
    buttons.setVisible(remarks.stream().anyMatch(remark -> remark.kind() == Kind.REFUSED));
    choose();
    revalidate();
    repaint();
  }

  private void choose() {
    List<Remark> chosen = list.getSelectedValuesList();
    String text = chosen.size() == 1 ? RemarkWords.said(chosen.get(0)) : "";
    said.setText(text);
    said.setVisible(!text.isEmpty());
    again.setEnabled(chosen.stream().anyMatch(remark -> remark.kind() == Kind.REFUSED));
    revalidate();
  }

  private void retry() {
    list.getSelectedValuesList().stream()
        .filter(remark -> remark.kind() == Kind.REFUSED)
        .collect(
            Collectors.groupingBy(
                Remark::destination, Collectors.mapping(Remark::entry, Collectors.toList())))
        .forEach(journal::retry);
  }

  /** What is known of an entry now; what is not is read, row by row as rows come into sight. */
  private RemarkWords words(Remark remark) {
    UUID id = remark.entry();
    RemarkWords known = words.get(id);
    if (known == null && reading.add(id)) {
      CompletableFuture.supplyAsync(() -> RemarkWords.of(id, journal::find), worker)
          .whenCompleteAsync((read, problem) -> know(id, read), SwingUtilities::invokeLater);
    }
    return known == null ? RemarkWords.READING : known;
  }

  private void know(UUID id, RemarkWords read) {
    if (read != null) {
      words.put(id, read);
    }
    list.repaint();
  }
}
