package org.fasit.weasis.internal;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javax.swing.JButton;
import org.fasit.ui.AiPanel;
import org.fasit.ui.Command;
import org.weasis.core.ui.util.WtoolBar;

/** The reading's toolbar in the 2D viewer. */
final class AiToolBar extends WtoolBar {

  private static final int ORDER = 95;

  private final AiPanel panel;
  private final Guard guard;
  private final Map<Command, JButton> buttons = new EnumMap<>(Command.class);

  AiToolBar(AiPanel panel, Guard guard) {
    super(Messages.get("toolbar.name"), ORDER);
    this.panel = panel;
    this.guard = guard;
    button(Command.FALSE_POSITIVE, ToolIcon.FALSE_POSITIVE);
    button(Command.FALSE_NEGATIVE, ToolIcon.FALSE_NEGATIVE);
    button(Command.PREVIOUS, ToolIcon.PREVIOUS);
    button(Command.NEXT, ToolIcon.NEXT);
    button(Command.MARKS, ToolIcon.MARKS);
    panel.addPropertyChangeListener(AiPanel.KEYS, e -> name());
    name();
    update();
  }

  private void button(Command command, ToolIcon icon) {
    JButton button = new JButton(icon);
    button.getAccessibleContext().setAccessibleName(Messages.get("toolbar." + command));
    button.setRequestFocusEnabled(false);
    button.addActionListener(e -> guard.run("A button of the toolbar", () -> perform(command)));
    buttons.put(command, button);
    add(button);
  }

  /** Each button with the key that does the same, if any, and why it would log nothing now. */
  private void name() {
    buttons.forEach(
        (command, button) -> {
          String name = Messages.get("toolbar." + command);
          String key = panel.keys().shown(command);
          String keyed = key.isEmpty() ? name : name + " (" + key + ")";
          Optional<String> refusal = panel.refusal(command);
          button.setToolTipText(refusal.map(why -> name + " · " + why).orElse(keyed));
          button.getAccessibleContext().setAccessibleDescription(refusal.orElse(null));
        });
  }

  private void perform(Command command) {
    if (panel.can(command)) {
      panel.perform(command);
    }
    update();
  }

  /** Lets be pressed what would do something now. */
  void update() {
    buttons.forEach(
        (command, button) ->
            button.setEnabled(panel.can(command) && panel.refusal(command).isEmpty()));
    name();
  }
}
