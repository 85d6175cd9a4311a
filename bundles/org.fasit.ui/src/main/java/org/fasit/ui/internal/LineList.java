package org.fasit.ui.internal;

import static org.fasit.ui.internal.Pen.px;

import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.KeyboardFocusManager;
import java.awt.Rectangle;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.swing.JPanel;
import javax.swing.Scrollable;
import javax.swing.SwingConstants;
import javax.swing.SwingUtilities;

/**
 * The list of lines. Components exist only for lines near the viewport, and are used again: a
 * thousand findings cost no more than those that can be seen.
 */
final class LineList extends JPanel implements Scrollable {

  private static final int OVERSCAN = 120;
  private static final int ARC = 8;
  private static final int WIDEST_SCORE = 70;

  private final Map<Class<?>, Supplier<LineView<?>>> makers;
  private final Map<String, LineView<?>> realised = new LinkedHashMap<>();
  private final Map<Class<?>, Deque<LineView<?>>> spare = new HashMap<>();
  private final Map<Class<?>, LineView<?>> measures = new HashMap<>();
  private final Map<String, Integer> textWidths = new HashMap<>();
  private final Map<Boolean, Integer> rowHeights = new HashMap<>();
  private List<Line> lines = List.of();
  private int[] tops = {0};
  private Set<String> onTwoLines = Set.of();
  private int measuredWidth = -1;
  private int hovered;
  private int scoreWidth;

  LineList(PanelActions actions) {
    super(null);
    makers =
        Map.ofEntries(
            Map.entry(Line.Head.class, () -> new HeadView(actions)),
            Map.entry(Line.Row.class, () -> new RowView(actions)),
            Map.entry(Line.ExamRow.class, () -> new ExamRowView(actions)),
            Map.entry(Line.Toggle.class, () -> new ToggleView(actions)),
            Map.entry(Line.FilteredRow.class, FilteredRowView::new),
            Map.entry(Line.Picture.class, () -> new PictureView(actions)),
            Map.entry(Line.Note.class, NoteView::new),
            Map.entry(Line.Actions.class, () -> new ActionsView(actions)),
            Map.entry(Line.Empty.class, () -> new EmptyView(actions)),
            Map.entry(Line.Gap.class, GapView::new),
            Map.entry(Line.AddendumRow.class, () -> new AddendumView(actions)));
    setOpaque(false);
    addPropertyChangeListener("graphicsConfiguration", e -> startAfresh());
    getAccessibleContext().setAccessibleName(Messages.get("list.name"));
  }

  void show(List<Line> next) {
    if (next.equals(lines)) {
      return;
    }
    lines = next;
    tops = new int[lines.size() + 1];
    measuredWidth = -1;
    measure();
    revalidate();
    realise();
    repaint();
  }

  List<Line> lines() {
    return lines;
  }

  void hover(int number) {
    if (hovered != number) {
      hovered = number;
      realised.values().forEach(this::lightUp);
    }
  }

  private void lightUp(LineView<?> view) {
    if (view instanceof RowView row) {
      row.hovered(hovered > 0 && row.line().number() == hovered);
    }
  }

  /** Where a line stands; empty when it is not there. */
  Optional<Rectangle> bounds(String id) {
    measure();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).id().equals(id)) {
        return Optional.of(new Rectangle(0, tops[i], getWidth(), tops[i + 1] - tops[i]));
      }
    }
    return Optional.empty();
  }

  /** The view of a line, when it is near enough to the viewport to have one. */
  Optional<LineView<?>> view(String id) {
    return Optional.ofNullable(realised.get(id));
  }

  /** Whether a component is the list or one of its lines, and no button on one. */
  boolean isLine(Component component) {
    return component == this || component instanceof LineView<?> && component.getParent() == this;
  }

  int realisedCount() {
    return realised.size();
  }

  @Override
  public void updateUI() {
    super.updateUI();
    if (measures != null) {
      startAfresh();
    }
  }

  /** All views are made anew: another theme, a screen of another resolution, other keys. */
  void startAfresh() {
    measures.clear();
    spare.clear();
    textWidths.clear();
    rowHeights.clear();
    measuredWidth = -1;
    realised.clear();
    removeAll();
    revalidate();
  }

  /** The width that the viewport gives; heights are asked for before it has been set. */
  private int widthToUse() {
    return getParent() == null || getParent().getWidth() <= 0 ? getWidth() : getParent().getWidth();
  }

  @Override
  public void setBounds(int x, int y, int width, int height) {
    boolean other = width != getWidth();
    super.setBounds(x, y, width, height);
    if (other) {
      revalidate();
    }
  }

  private void measure() {
    int width = widthToUse();
    if (width <= 0 || measuredWidth == width) {
      return;
    }
    measuredWidth = width;
    onTwoLines = cardsOnTwoLines(width);
    tops = new int[lines.size() + 1];
    for (int i = 0; i < lines.size(); i++) {
      tops[i + 1] = tops[i] + height(lines.get(i), width);
    }
  }

  private int height(Line line, int width) {
    if (line instanceof Line.Row) {
      return rowHeights.computeIfAbsent(isOnTwoLines(line), two -> measured(line, width));
    }
    return measured(line, width);
  }

  private int measured(Line line, int width) {
    LineView<?> view = measure(line);
    lay(view, line);
    return view.height(width);
  }

  /** A view that is never seen, but knows this screen's fonts. */
  private LineView<?> measuring(Class<?> kind) {
    LineView<?> view = create(kind);
    view.setVisible(false);
    add(view);
    return view;
  }

  private LineView<?> measure(Line line) {
    LineView<?> view = measures.computeIfAbsent(line.getClass(), this::measuring);
    view.bind(line);
    return view;
  }

  private void lay(LineView<?> view, Line line) {
    if (view instanceof RowView row) {
      row.layOut(isOnTwoLines(line), scoreWidth);
    }
  }

  private boolean isOnTwoLines(Line line) {
    return line.card().filter(onTwoLines::contains).isPresent();
  }

  /** All rows of a card look alike: if one does not fit on one line, all take two. */
  private Set<String> cardsOnTwoLines(int width) {
    Set<String> cards = new HashSet<>();
    scoreWidth = 0;
    int fixed = -1;
    for (Line line : lines) {
      if (line instanceof Line.Row row) {
        RowView view = (RowView) measures.computeIfAbsent(Line.Row.class, this::measuring);
        int asked = textWidths.computeIfAbsent(row.score(), t -> RowView.scoreWidth(view, row));
        scoreWidth = Math.max(scoreWidth, Math.min(asked, px(WIDEST_SCORE)));
      }
    }
    for (Line line : lines) {
      if (line instanceof Line.Row row && !cards.contains(row.cardKey())) {
        RowView view = (RowView) measures.computeIfAbsent(Line.Row.class, this::measuring);
        String text = row.what() + row.where() + row.doubt() + row.doubtInHead();
        int asked = textWidths.computeIfAbsent(text, t -> RowView.textWidth(view, row));
        if (fixed < 0) {
          view.bind(row);
          view.layOut(false, scoreWidth);
          fixed = view.fixedWidth();
        }
        if (asked + fixed > width) {
          cards.add(row.cardKey());
        }
      }
    }
    return cards;
  }

  private LineView<?> create(Class<?> kind) {
    Supplier<LineView<?>> maker = makers.get(kind);
    if (maker == null) {
      throw new IllegalStateException("no view for " + kind.getSimpleName());
    }
    return maker.get();
  }

  /** Gives components to the lines near the viewport and takes them from the others. */
  void realise() {
    measure();
    if (measuredWidth <= 0) {
      return;
    }
    Rectangle visible = getVisibleRect();
    int from = indexAt(visible.y - px(OVERSCAN));
    int to = indexAt(visible.y + visible.height + px(OVERSCAN));
    Map<String, Integer> wanted = new LinkedHashMap<>();
    for (int i = from; i <= to && i < lines.size(); i++) {
      wanted.put(lines.get(i).id(), i);
    }
    pinFocused(wanted);
    release(wanted);
    wanted.forEach(this::place);
  }

  /** A line with the keyboard focus keeps its component even when it is scrolled away. */
  private void pinFocused(Map<String, Integer> wanted) {
    Component owner = KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
    if (owner == null || !SwingUtilities.isDescendingFrom(owner, this)) {
      return;
    }
    realised.forEach(
        (id, view) -> {
          if (SwingUtilities.isDescendingFrom(owner, view) && !wanted.containsKey(id)) {
            for (int i = 0; i < lines.size(); i++) {
              if (lines.get(i).id().equals(id)) {
                wanted.put(id, i);
              }
            }
          }
        });
  }

  private void release(Map<String, Integer> wanted) {
    realised
        .entrySet()
        .removeIf(
            entry -> {
              Integer index = wanted.get(entry.getKey());
              LineView<?> view = entry.getValue();
              boolean keep = index != null && view.line().getClass() == lines.get(index).getClass();
              if (!keep) {
                view.setVisible(false);
                spare
                    .computeIfAbsent(view.line().getClass(), kind -> new ArrayDeque<>())
                    .push(view);
              }
              return !keep;
            });
  }

  private void place(String id, int index) {
    Line line = lines.get(index);
    LineView<?> view = realised.get(id);
    if (view == null) {
      Deque<LineView<?>> pool = spare.get(line.getClass());
      view = pool == null || pool.isEmpty() ? create(line.getClass()) : pool.pop();
      realised.put(id, view);
      if (view.getParent() == null) {
        add(view);
      }
      view.setVisible(true);
    }
    view.bind(line);
    lay(view, line);
    lightUp(view);
    Rectangle bounds = new Rectangle(0, tops[index], measuredWidth, tops[index + 1] - tops[index]);
    if (!view.getBounds().equals(bounds)) {
      view.setBounds(bounds);
    }
    if (!view.isValid()) {
      view.validate();
    }
  }

  private int indexAt(int y) {
    int at = Arrays.binarySearch(tops, Math.max(0, y));
    return Math.max(0, at >= 0 ? at : -at - 2);
  }

  @Override
  public void doLayout() {
    realise();
  }

  @Override
  public Dimension getPreferredSize() {
    measure();
    return new Dimension(px(300), tops[tops.length - 1]);
  }

  @Override
  protected void paintComponent(Graphics g) {
    super.paintComponent(g);
    Pen pen = new Pen(this, g);
    Rectangle clip = g.getClipBounds();
    int i = 0;
    while (i < lines.size()) {
      int end = endOfCard(i);
      boolean seen = tops[end] >= clip.y && tops[i] <= clip.y + clip.height;
      if (seen && lines.get(i).card().isPresent() && tops.length > end) {
        box(pen.graphics(), tops[i], tops[end], lines.get(i));
      }
      i = end;
    }
    pen.done();
  }

  private int endOfCard(int start) {
    Optional<String> card = lines.get(start).card();
    int end = start + 1;
    while (card.isPresent() && end < lines.size() && lines.get(end).card().equals(card)) {
      end++;
    }
    return end;
  }

  private void box(Graphics2D g, int top, int bottom, Line first) {
    int arc = px(ARC);
    int width = measuredWidth - 1;
    g.setColor(Tones.card());
    g.fillRoundRect(0, top, width, bottom - top - 1, arc, arc);
    boolean inFocus = first instanceof Line.Head head && head.inFocus();
    Color border = inFocus ? Tones.accent() : Tones.line();
    g.setColor(border);
    g.drawRoundRect(0, top, width, bottom - top - 1, arc, arc);
  }

  @Override
  public Dimension getPreferredScrollableViewportSize() {
    return new Dimension(px(320), px(400));
  }

  @Override
  public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
    return px(28);
  }

  @Override
  public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
    return orientation == SwingConstants.VERTICAL ? visible.height - px(28) : visible.width;
  }

  @Override
  public boolean getScrollableTracksViewportWidth() {
    return true;
  }

  @Override
  public boolean getScrollableTracksViewportHeight() {
    return false;
  }
}
