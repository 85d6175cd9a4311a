package org.fasit.ui;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.KeyboardFocusManager;
import java.beans.PropertyChangeListener;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import javax.swing.text.JTextComponent;
import org.fasit.model.Prompt;
import org.fasit.reading.Reading;
import org.fasit.ui.internal.Messages;
import org.fasit.ui.internal.PanelController;
import org.fasit.ui.internal.PanelView;
import org.fasit.ui.internal.Tones;

/**
 * The AI results of one study: whose they are, what each product concludes, its findings, and on
 * each of them the one click that logs it. Best 300 to 360 px wide, usable from 240.
 *
 * <p>Lives on the event dispatch thread and never takes the keyboard focus by itself. A host may
 * watch the property {@link #NEWS} to put a dot on the panel's tab.
 */
public final class AiPanel extends JPanel {

  /** Bound property: whether results came while the panel was not on screen. */
  public static final String NEWS = "fasit.news";

  /** Bound property: the {@link ReadingKeys} in use. */
  public static final String KEYS = "fasit.keys";

  private final PanelController controller;
  private BooleanSupplier lookedAt = () -> true;

  /** Keys bound on a component of the host; closing takes them from it. */
  public interface KeyBinding extends AutoCloseable {
    @Override
    void close();
  }

  public AiPanel() {
    this(Clock.systemUTC());
  }

  public AiPanel(Clock clock) {
    super(new BorderLayout());
    controller = new PanelController(clock, this::news);
    add(new PanelView(controller), BorderLayout.CENTER);
    getAccessibleContext().setAccessibleName(Messages.get("panel.name"));
    addHierarchyListener(
        e -> {
          controller.showing(isShowing());
          if (isShowing()) {
            news(false);
          }
        });
  }

  /** Shows a reading from now on, or that there is none. The caller opens and closes readings. */
  public void show(Optional<Reading> reading, ImagePort port) {
    controller.show(reading, port);
  }

  /** Offers to look through the study again where it has no AI result. */
  public void onRefresh(Runnable lookAgain) {
    controller.onRefresh(lookAgain);
  }

  /** Tells whenever another command may do something than before, or another card is lit. */
  public void onChange(Runnable told) {
    controller.onDrawn(told);
  }

  /** What {@link Command#OPEN} does. */
  public void onOpen(Runnable open) {
    controller.onOpen(open);
  }

  /** The keys in use: the standard ones at first. */
  public ReadingKeys keys() {
    return controller.keys();
  }

  /** Uses other keys from now on, everywhere: on what they are bound to, and in all tooltips. */
  public void keys(ReadingKeys next) {
    ReadingKeys before = controller.keys();
    if (!before.equals(next)) {
      controller.keys(next);
      firePropertyChange(KEYS, before, next);
    }
  }

  /**
   * Binds the keys on a component of the host, and binds them anew whenever they are changed.
   *
   * @param condition as for {@link ReadingKeys#install}
   */
  public KeyBinding bindKeys(JComponent on, int condition) {
    keys().install(on, condition, this);
    PropertyChangeListener follow =
        e -> {
          ((ReadingKeys) e.getOldValue()).remove(on, condition);
          ((ReadingKeys) e.getNewValue()).install(on, condition, this);
        };
    addPropertyChangeListener(KEYS, follow);
    return () -> {
      removePropertyChangeListener(KEYS, follow);
      keys().remove(on, condition);
    };
  }

  /** Whether a command would do something now. */
  public boolean can(Command command) {
    return controller.keyboard().can(command);
  }

  /**
   * Why a command would log nothing now, in words for the reader: for the tooltip of a button that
   * is disabled therefore.
   */
  public Optional<String> refusal(Command command) {
    return controller.keyboard().refusal(command);
  }

  /**
   * Whether a key is the panel's now. One without Ctrl, Alt or Meta is while an image or a line of
   * the list has the keyboard focus, never while a button, a field or anything else has it. Another
   * one is unless the reader types.
   */
  boolean hears(KeyStroke stroke) {
    Component owner = KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
    if (owner == null) {
      return false;
    }
    boolean typing = owner instanceof JTextComponent text && text.isEditable();
    return ReadingKeys.isPlain(stroke) ? controller.hears(owner) : !typing;
  }

  /** The reader looks at another image: {@link ImagePort#inView} tells which. */
  public void imageChanged() {
    controller.imageChanged();
  }

  /**
   * Asked before each command, as a host may tell late that the reader has turned to another study:
   * whether it is still the study shown that the reader looks at. While it is not, no command but
   * {@link Command#OPEN} does anything.
   */
  public void onlyWhile(BooleanSupplier looking) {
    lookedAt = looking;
  }

  /** Does what the key of that command does. */
  public void perform(Command command) {
    if (command == Command.OPEN || lookedAt.getAsBoolean()) {
      controller.keyboard().perform(command);
    }
  }

  /** Lights the row of the mark under the pointer; 0 lights none. */
  public void hover(int number) {
    controller.hoverFromImage(number);
  }

  /** Selects the finding of that mark and scrolls to its row. */
  public void select(int number) {
    controller.selectNumber(number);
  }

  /** Opens or closes every card, and what is filtered or could not be read. */
  public void openAll(boolean open) {
    controller.openAll(open);
  }

  /** Opens the sheet that tells why a prompt is shown. */
  public void why(Prompt prompt) {
    controller.why(prompt);
  }

  private void news(boolean fresh) {
    Object before = getClientProperty(NEWS);
    putClientProperty(NEWS, fresh);
    firePropertyChange(NEWS, Boolean.TRUE.equals(before), fresh);
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
