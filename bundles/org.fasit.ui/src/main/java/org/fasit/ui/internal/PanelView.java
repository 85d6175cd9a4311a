package org.fasit.ui.internal;

import static org.fasit.ui.internal.Pen.px;

import java.awt.Component;
import java.awt.Dimension;
import java.awt.KeyboardFocusManager;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.JCheckBoxMenuItem;
import javax.swing.JComponent;
import javax.swing.JMenuItem;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.ScrollPaneConstants;
import javax.swing.SwingUtilities;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import javax.swing.text.JTextComponent;
import org.fasit.reading.ReadingState;
import org.fasit.ui.Command;
import org.fasit.ui.HeldButtons;

/** Head, search, list, last case and status line, one above the other. */
public final class PanelView extends JPanel implements PanelScreen {

  private final PanelController controller;
  private final HeadBar head = new HeadBar(this::openMenu);
  private final ReaderBar reader;
  private final JTextField search = new JTextField();
  private final LineList list;
  private final JScrollPane scroll;
  private final WhySheet why = new WhySheet();
  private final Strip news = new Strip(Optional.of(Glyph.NEWS), 1, 2);
  private final Strip selected = new Strip(Optional.empty(), 2, 3);
  private final PreviewWindow preview = new PreviewWindow();
  private final LastLogged last;
  private final StatusBar status;

  public PanelView(PanelController controller) {
    super(null);
    this.controller = controller;
    setOpaque(false);
    reader = new ReaderBar(controller);
    list = new LineList(controller);
    scroll = scrolling(list);
    last = new LastLogged(controller.caseActions());
    status = new StatusBar(controller::retryDeliveries);
    prepareSearch();
    add(head);
    add(reader);
    add(search);
    add(scroll);
    add(news);
    add(selected);
    add(why);
    news.onClick(controller::showNews);
    add(last);
    add(status);
    arrowKeys();
    controller.attach(this);
  }

  private void prepareSearch() {
    search.putClientProperty("JTextField.placeholderText", Messages.get("search.hint"));
    search.putClientProperty("JTextField.showClearButton", true);
    search.getAccessibleContext().setAccessibleName(Messages.get("search.name"));
    search.getDocument().addDocumentListener(new Typed());
    search.setVisible(false);
    bind(search, WHEN_FOCUSED, KeyEvent.VK_ESCAPE, controller::toImage);
  }

  /** Heights follow from the width; the list has what the others leave. */
  @Override
  public void doLayout() {
    int width = getWidth();
    int y = head.getPreferredSize().height;
    head.setBounds(0, 0, width, y);
    if (reader.isVisible()) {
      reader.setSize(width, reader.getHeight());
      int height = reader.getPreferredSize().height;
      reader.setBounds(0, y, width, height);
      y += height;
    }
    if (search.isVisible()) {
      int height = search.getPreferredSize().height;
      search.setBounds(px(8), y, width - px(16), height);
      y += height + px(6);
    }
    int statusTop = Math.max(y, getHeight() - status.heightFor(width));
    int lastTop = Math.max(y, statusTop - last.heightFor(width));
    int whyTop = Math.max(y, lastTop - (why.isVisible() ? why.heightFor(width) : 0));
    int selectedTop = Math.max(y, whyTop - selected.heightFor(width));
    int newsTop = Math.max(y, selectedTop - news.heightFor(width));
    scroll.setBounds(0, y, width, newsTop - y);
    news.setBounds(0, newsTop, width, selectedTop - newsTop);
    selected.setBounds(0, selectedTop, width, whyTop - selectedTop);
    why.setBounds(0, whyTop, width, lastTop - whyTop);
    last.setBounds(0, lastTop, width, statusTop - lastTop);
    status.setBounds(0, statusTop, width, getHeight() - statusTop);
  }

  @Override
  public Dimension getPreferredSize() {
    return new Dimension(px(320), px(600));
  }

  private static JScrollPane scrolling(LineList list) {
    JScrollPane scroll =
        new JScrollPane(
            list,
            ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED,
            ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
    scroll.setBorder(BorderFactory.createEmptyBorder(0, px(6), 0, px(6)));
    scroll.setOpaque(false);
    scroll.getViewport().setOpaque(false);
    scroll.getViewport().addChangeListener(e -> list.realise());
    return scroll;
  }

  /** On a line of the list only: a button on a line has its own use of keys. */
  private void arrowKeys() {
    arrow(KeyEvent.VK_DOWN, Command.NEXT);
    arrow(KeyEvent.VK_UP, Command.PREVIOUS);
  }

  private void arrow(int key, Command command) {
    bind(
        list,
        WHEN_ANCESTOR_OF_FOCUSED_COMPONENT,
        key,
        () -> {
          Component owner = KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
          if (owner != null && list.isLine(owner)) {
            controller.keyboard().perform(command);
          }
        });
  }

  private static void bind(JComponent on, int condition, int key, Runnable deed) {
    on.getInputMap(condition).put(KeyStroke.getKeyStroke(key, 0), "fasit" + key);
    on.getActionMap()
        .put(
            "fasit" + key,
            new AbstractAction() {
              @Override
              public void actionPerformed(ActionEvent e) {
                deed.run();
              }
            });
  }

  @Override
  public void show(Optional<ReadingState> state, List<Line> lines, Told told) {
    Instant now = controller.clock().instant();
    head.show(state.map(ReadingState::study));
    reader.show(state.map(ReadingState::who));
    boolean many =
        state.stream().flatMap(s -> s.cards().stream()).mapToInt(card -> card.rows().size()).sum()
            >= PanelLines.SEARCH_FROM;
    if (search.isVisible() != many) {
      search.setVisible(many);
      revalidate();
    }
    list.show(lines);
    last.show(state, told, now);
    status.show(
        state.map(s -> DeliveryText.of(s.deliveries(), now)).orElse(List.of()),
        state.flatMap(ReadingState::filterTrouble),
        state.flatMap(ReadingState::settingsTrouble));
  }

  @Override
  public void tell(String late, String finding) {
    boolean other = news.say(late);
    if (selected.say(finding) || other) {
      revalidate();
    }
  }

  @Override
  public boolean inSight(String id) {
    return scroll.isShowing()
        && list.bounds(id).filter(line -> list.getVisibleRect().contains(line)).isPresent();
  }

  @Override
  public void picture(String title, BufferedImage image) {
    preview.show(this, title, image);
  }

  @Override
  public void scrollTo(String id) {
    validate();
    list.bounds(id)
        .ifPresent(
            row -> {
              int margin = px(30);
              list.scrollRectToVisible(
                  new Rectangle(row.x, row.y - margin, row.width, row.height + 2 * margin));
            });
  }

  @Override
  public void hover(int number) {
    list.hover(number);
  }

  @Override
  public void turnTo(UUID entry) {
    last.turnTo(entry);
  }

  @Override
  public boolean aiming() {
    if (!scroll.isShowing()) {
      return false;
    }
    Point pointer = scroll.getMousePosition(true);
    return pointer != null;
  }

  @Override
  public void why(String title, String text) {
    why.show(title, text);
    revalidate();
  }

  @Override
  public boolean typing() {
    Component owner = KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
    return owner instanceof JTextComponent && SwingUtilities.isDescendingFrom(owner, this);
  }

  @Override
  public boolean isLine(Component component) {
    return list.isLine(component);
  }

  @Override
  public void leaveStudy() {
    last.leaveStudy();
  }

  @Override
  public void chooseReader() {
    reader.toggle();
  }

  @Override
  public void newStudy() {
    HeldButtons.letGo(this);
    why.setVisible(false);
    preview.close();
    search.setText("");
    scroll.getVerticalScrollBar().setValue(0);
  }

  @Override
  public void keysChanged() {
    list.startAfresh();
  }

  LineList lines() {
    return list;
  }

  private void openMenu() {
    JPopupMenu menu = new JPopupMenu();
    JCheckBoxMenuItem marks = new JCheckBoxMenuItem(Messages.get("menu.marks"));
    marks.setSelected(controller.marksShown());
    marks.addActionListener(e -> controller.showMarks(marks.isSelected()));
    menu.add(marks);
    menu.add(item("menu.openAll", () -> controller.openAll(true)));
    menu.add(item("menu.closeAll", () -> controller.openAll(false)));
    Component button = head.menuButton();
    menu.show(button, 0, button.getHeight());
  }

  private static JMenuItem item(String key, Runnable action) {
    JMenuItem item = new JMenuItem(Messages.get(key));
    item.addActionListener(e -> action.run());
    return item;
  }

  private final class Typed implements DocumentListener {
    private void changed() {
      SwingUtilities.invokeLater(() -> controller.search(search.getText()));
    }

    @Override
    public void insertUpdate(DocumentEvent e) {
      changed();
    }

    @Override
    public void removeUpdate(DocumentEvent e) {
      changed();
    }

    @Override
    public void changedUpdate(DocumentEvent e) {
      changed();
    }
  }
}
