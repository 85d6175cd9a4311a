package org.fasit.ui.internal;

import static org.fasit.ui.internal.Pen.px;

import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.event.ActionEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.DefaultListModel;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;
import javax.swing.ScrollPaneConstants;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import javax.swing.text.Position;
import org.fasit.dicom.document.LoggedCase;
import org.fasit.model.AddendumStep;
import org.fasit.model.Adjudication;
import org.fasit.model.InstanceRef;
import org.fasit.reading.OpenCases;
import org.fasit.reading.OpenCases.Ruling;
import org.fasit.reading.OpenCasesState;
import org.fasit.reading.OpenCasesState.Item;
import org.fasit.reading.OpenCasesState.Phase;
import org.fasit.ui.CasePort;

/** Head, filters, list, the chosen case, and what went wrong. */
public final class CasesView extends JPanel {

  private static final Duration FRESH = Duration.ofMinutes(1);
  private static final int TICK_MILLIS = 500;

  private final Clock clock;
  private final JLabel summary = new JLabel(" ");
  private final SmallButton refresh = new SmallButton();
  private final CaseFilterBar filters = new CaseFilterBar(filter -> fill());
  private final DefaultListModel<Item> model = new DefaultListModel<>();
  private final JList<Item> list =
      new JList<>(model) {
        private static final long serialVersionUID = 1L;

        /** Letters are keys of the decision, not of the list. */
        @Override
        public int getNextMatch(String prefix, int from, Position.Bias bias) {
          return -1;
        }
      };
  private final CardLayout cards = new CardLayout();
  private final JPanel middle = new JPanel(cards);
  private final WrappedLine empty = new WrappedLine(false);
  private final WrappedLine trouble = new WrappedLine(false);
  private final WrappedLine unread = new WrappedLine(false);
  private final WrappedLine said = new WrappedLine(false);
  private final CaseDetail detail;
  private final Timer ticking = new Timer(TICK_MILLIS, e -> tick());
  private Optional<OpenCases> cases = Optional.empty();
  private Optional<Latest<OpenCasesState>> feed = Optional.empty();
  private CasePort port = logged -> CasePort.Opening.NOT_POSSIBLE;
  private OpenCasesState state = OpenCasesState.NOTHING;
  private boolean showing;
  private boolean filling;
  private Optional<InstanceRef> atHand = Optional.empty();

  public CasesView(Clock clock) {
    super(new BorderLayout());
    this.clock = clock;
    setOpaque(false);
    detail = new CaseDetail(new Deeds(), clock);
    JPanel top = new JPanel(new BorderLayout());
    top.setOpaque(false);
    top.add(head(), BorderLayout.NORTH);
    top.add(filters, BorderLayout.SOUTH);
    add(top, BorderLayout.NORTH);
    add(middle(), BorderLayout.CENTER);
    add(bottom(), BorderLayout.SOUTH);
    bindKeys();
    take(state);
  }

  /** Once more at the width that the first time gave: how high lines are hangs on it. */
  @Override
  public void doLayout() {
    super.doLayout();
    super.doLayout();
  }

  private JPanel head() {
    JLabel title = new JLabel(Messages.get("cases.title"));
    title.setFont(Tones.bold());
    summary.setFont(Tones.small());
    refresh.addActionListener(e -> refreshOrStop());
    JPanel words = new JPanel(new Stack(0));
    words.setOpaque(false);
    words.add(title);
    words.add(summary);
    JPanel head = new JPanel(new BorderLayout());
    head.setOpaque(false);
    head.setBorder(BorderFactory.createEmptyBorder(px(8), px(10), px(6), px(10)));
    head.add(words, BorderLayout.CENTER);
    head.add(refresh, BorderLayout.EAST);
    return head;
  }

  private JPanel middle() {
    list.setCellRenderer(new CaseCell(clock));
    list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    list.setFixedCellHeight(new CaseCell(clock).getPreferredSize().height);
    list.setBackground(Tones.background());
    list.getAccessibleContext().setAccessibleName(Messages.get("cases.title"));
    list.addListSelectionListener(
        e -> {
          if (!filling) {
            choose();
          }
        });
    list.addMouseListener(
        new MouseAdapter() {
          @Override
          public void mouseClicked(MouseEvent e) {
            if (e.getClickCount() == 2 && SwingUtilities.isLeftMouseButton(e)) {
              detail.openStudy();
            }
          }
        });
    JScrollPane scroll =
        new JScrollPane(
            list,
            ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED,
            ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
    scroll.setBorder(BorderFactory.createMatteBorder(1, 0, 0, 0, Tones.line()));
    scroll.getViewport().setBackground(Tones.background());
    JPanel nothing = new JPanel(new Stack(0));
    nothing.setOpaque(false);
    nothing.setBorder(BorderFactory.createEmptyBorder(px(12), px(10), px(12), px(10)));
    nothing.add(empty);
    middle.setOpaque(false);
    middle.add(scroll, "list");
    middle.add(nothing, "empty");
    return middle;
  }

  private JPanel bottom() {
    JPanel notes = new JPanel(new Stack(px(2)));
    notes.setOpaque(false);
    notes.setBorder(BorderFactory.createEmptyBorder(px(4), px(10), px(4), px(10)));
    notes.add(said);
    notes.add(trouble);
    notes.add(unread);
    JPanel bottom = new JPanel(new Stack(0));
    bottom.setOpaque(false);
    bottom.add(detail);
    bottom.add(notes);
    return bottom;
  }

  private void bindKeys() {
    key(this, "F5", () -> cases.ifPresent(it -> it.read(true)));
    key(this, "ESCAPE", () -> cases.ifPresent(OpenCases::stop));
    key(this, "control shift Z", detail::undo);
    key(list, "ENTER", detail::openStudy);
    key(list, "C", () -> detail.decide(Adjudication.CONFIRMED, Optional.empty()));
    key(list, "R", detail::offerCorrections);
    key(list, "A", detail::addendum);
    key(list, "W", () -> detail.decide(Adjudication.WITHDRAWN, Optional.empty()));
  }

  private static void key(JComponent on, String stroke, Runnable deed) {
    int condition =
        on instanceof JList
            ? JComponent.WHEN_FOCUSED
            : JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT;
    on.getInputMap(condition).put(KeyStroke.getKeyStroke(stroke), "cases " + stroke);
    on.getActionMap()
        .put(
            "cases " + stroke,
            new AbstractAction() {
              private static final long serialVersionUID = 1L;

              @Override
              public void actionPerformed(ActionEvent e) {
                deed.run();
              }
            });
  }

  /** Shows these cases from now on. */
  public void show(Optional<OpenCases> next, CasePort opener) {
    feed.ifPresent(Latest::close);
    cases = next;
    port = opener;
    feed = next.map(it -> new Latest<OpenCasesState>(it::watch, this::take));
    take(next.map(OpenCases::state).orElse(OpenCasesState.NOTHING));
    readWhenStale();
  }

  /** Whether it is on screen: then what is old is read again. */
  public void showing(boolean now) {
    if (now != showing) {
      showing = now;
      readWhenStale();
      if (now) {
        ticking.start();
      } else {
        ticking.stop();
      }
    }
  }

  private void readWhenStale() {
    Instant stale = clock.instant().minus(FRESH);
    if (showing && state.at().filter(at -> at.isAfter(stale)).isEmpty()) {
      cases.ifPresent(it -> it.read(false));
    }
  }

  private void refreshOrStop() {
    if (state.phase() == Phase.READING) {
      cases.ifPresent(OpenCases::stop);
    } else {
      cases.ifPresent(it -> it.read(true));
    }
  }

  private void take(OpenCasesState next) {
    state = next;
    boolean reading = next.phase() == Phase.READING;
    refresh.word(
        Messages.get(reading ? "cases.stop" : "cases.refresh"),
        Messages.get(reading ? "cases.stop.spoken" : "cases.refresh.spoken"));
    refresh.setEnabled(cases.isPresent() && next.phase() != Phase.NO_ARCHIVE);
    trouble.say(Glyph.ATTENTION, next.trouble().map(CodeText::clean).orElse(""));
    unread.say(Glyph.ATTENTION, CaseWords.missing(next));
    unread.setToolTipText(CaseWords.reasons(next));
    filters.offer(next.cases());
    fill();
  }

  /** Fills the list anew; what was chosen stays chosen, and else its neighbour is. */
  private void fill() {
    Instant now = clock.instant();
    Optional<InstanceRef> before = chosen().map(item -> item.logged().entry());
    int at = list.getSelectedIndex();
    List<Item> shown =
        state.cases().stream()
            .filter(item -> takes(item, before, now))
            .sorted(Comparator.comparing(item -> !item.isOverdue()))
            .toList();
    if (!shown.equals(Collections.list(model.elements()))) {
      filling = true;
      model.clear();
      model.addAll(shown);
      int keep = -1;
      for (int i = 0; i < shown.size(); i++) {
        if (before.equals(Optional.of(shown.get(i).logged().entry()))) {
          keep = i;
        }
      }
      int neighbour = before.isPresent() ? Math.min(at, shown.size() - 1) : -1;
      int select = keep >= 0 ? keep : neighbour;
      if (select >= 0) {
        list.setSelectedIndex(select);
        list.ensureIndexIsVisible(select);
      }
      filling = false;
    }
    summary.setText(CaseWords.summary(state, shown.size()) + " ");
    summary.setToolTipText(summary.getText().strip());
    empty.say(emptyWords());
    cards.show(middle, shown.isEmpty() ? "empty" : "list");
    choose();
  }

  private boolean takes(Item item, Optional<InstanceRef> atHand, Instant now) {
    boolean chosen = atHand.equals(Optional.of(item.logged().entry()));
    return filters.filter().takes(item, chosen, now);
  }

  private String emptyWords() {
    if (cases.isEmpty() || state.phase() == Phase.NO_ARCHIVE) {
      return Messages.get("cases.noArchive");
    }
    if (state.phase() == Phase.READING) {
      return Messages.get("cases.searching");
    }
    if (state.at().isEmpty()) {
      return Messages.get("cases.notRead");
    }
    return CaseWords.none(state);
  }

  private Optional<Item> chosen() {
    return Optional.ofNullable(list.getSelectedValue());
  }

  private void choose() {
    Optional<InstanceRef> now = chosen().map(item -> item.logged().entry());
    if (!now.equals(atHand)) {
      atHand = now;
      said.say("");
    }
    detail.show(chosen());
  }

  /** The countdown, and rows that leave the open ones once they cannot be taken back. */
  private void tick() {
    detail.tick();
    fillIfLeft();
  }

  private void fillIfLeft() {
    Instant now = clock.instant();
    boolean left =
        Collections.list(model.elements()).stream().anyMatch(item -> !takes(item, atHand, now));
    if (left) {
      fill();
    }
  }

  private final class Deeds implements CaseDetail.Actions {
    @Override
    public void open(LoggedCase logged) {
      CasePort.Opening opening = port.open(logged);
      String accession = logged.study().accessionNumber();
      said.say(Messages.get("cases.opening." + opening, CodeText.clean(accession)));
    }

    @Override
    public void decide(LoggedCase logged, Ruling ruling) {
      cases.ifPresent(
          it -> logged.id().ifPresent(id -> it.decide(id, ruling).exceptionally(this::refused)));
    }

    @Override
    public void addendum(LoggedCase logged, AddendumStep step) {
      cases.ifPresent(
          it -> logged.id().ifPresent(id -> it.addendum(id, step).exceptionally(this::refused)));
    }

    @Override
    public void undo(UUID decision) {
      cases.ifPresent(it -> it.undo(decision).exceptionally(this::refused));
    }

    private <T> T refused(Throwable problem) {
      Throwable root = problem.getCause() == null ? problem : problem.getCause();
      String why = CodeText.clean(String.valueOf(root.getMessage()));
      SwingUtilities.invokeLater(() -> trouble.say(Glyph.ATTENTION, why));
      return null;
    }
  }
}
