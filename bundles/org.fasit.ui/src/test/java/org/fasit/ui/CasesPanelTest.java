package org.fasit.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.KeyboardFocusManager;
import java.awt.Robot;
import java.awt.event.KeyEvent;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;
import org.fasit.model.Adjudication;
import org.fasit.model.Judgement;
import org.fasit.reading.DecisionBasis;
import org.fasit.reading.OpenCases.Ruling;
import org.fasit.reading.OpenCasesState.Item;
import org.fasit.reading.OpenCasesState.Phase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CasesPanelTest {

  private static final Item FIRST = FakeCases.open(5, Judgement.FALSE_POSITIVE, "Fracture");
  private static final Item SECOND = FakeCases.open(4, Judgement.FALSE_NEGATIVE, "Dislocation");
  private static final Item THIRD = FakeCases.open(3, Judgement.FALSE_POSITIVE, "Nodule");
  private static final Item DONE =
      FakeCases.decided(2, Judgement.FALSE_POSITIVE, "Fracture", Adjudication.CONFIRMED);

  private final TestClock clock = new TestClock();
  private final FakeCases cases = new FakeCases(clock);
  private final List<String> opened = new CopyOnWriteArrayList<>();
  private volatile CasePort.Opening opening = CasePort.Opening.OPENED;
  private JFrame frame;
  private Robot robot;

  @BeforeEach
  void start() throws Exception {
    Screen.needed();
    Locale.setDefault(Locale.ENGLISH);
    robot = new Robot();
  }

  @AfterEach
  void close() {
    Locale.setDefault(Locale.ENGLISH);
    if (frame != null) {
      onScreen(() -> frame.dispose());
    }
  }

  private CasesPanel open(Item... items) {
    cases.hold(items);
    return open();
  }

  private CasesPanel open() {
    CasesPanel panel =
        on(
            () -> {
              Pictures.theme(true);
              CasesPanel fresh = new CasesPanel(clock);
              fresh.show(
                  Optional.of(cases),
                  logged -> {
                    opened.add(logged.study().accessionNumber());
                    return opening;
                  });
              frame = new JFrame("cases");
              frame.add(fresh);
              frame.setSize(360, 760);
              frame.setLocation(10, 10);
              frame.setVisible(true);
              return fresh;
            });
    robot.waitForIdle();
    onScreen(() -> list().requestFocusInWindow());
    if (on(list()::isShowing)) {
      until("the list has the focus", () -> list().isFocusOwner());
    }
    return panel;
  }

  @Test
  void theKeyboardAloneConfirmsCorrectsAndWithdraws() {
    open(FIRST, SECOND, THIRD);

    press(KeyEvent.VK_DOWN);
    press(KeyEvent.VK_C);
    press(KeyEvent.VK_DOWN);
    press(KeyEvent.VK_R);
    press(KeyEvent.VK_DOWN);
    press(KeyEvent.VK_ENTER);
    until("the second is decided on", () -> cases.decided.size() == 2);
    press(KeyEvent.VK_DOWN);
    press(KeyEvent.VK_W);

    until("all are decided on", () -> cases.decided.size() == 3);
    assertEquals(
        List.of(
            new Ruling(
                Adjudication.CONFIRMED, Optional.empty(), Optional.empty(), Optional.empty()),
            new Ruling(
                Adjudication.CORRECTED,
                Optional.of(Judgement.AGREE),
                Optional.empty(),
                Optional.empty()),
            new Ruling(
                Adjudication.WITHDRAWN, Optional.empty(), Optional.empty(), Optional.empty())),
        cases.decided.stream().map(FakeCases.Decided::ruling).toList());
    assertEquals(
        List.of(FIRST, SECOND, THIRD).stream().map(i -> i.logged().id().orElseThrow()).toList(),
        cases.decided.stream().map(FakeCases.Decided::assessment).toList());
  }

  @Test
  void aDecisionCarriesItsBasisAndComment() {
    open(FIRST);
    select(0);

    onScreen(() -> button("follow-up").doClick());
    onScreen(() -> field().setText("  Kontroll etter tre uker "));
    onScreen(() -> button("Withdraw").doClick());

    assertEquals(
        new Ruling(
            Adjudication.WITHDRAWN,
            Optional.empty(),
            Optional.of(DecisionBasis.FOLLOW_UP.code()),
            Optional.of("Kontroll etter tre uker")),
        cases.decided.get(0).ruling());
  }

  @Test
  void aStateThatComesLeavesWhatIsBeingWrittenAndTheFocus() {
    open(FIRST, SECOND);
    select(0);
    onScreen(() -> button("pathology").doClick());
    onScreen(() -> field().requestFocusInWindow());
    until("the comment has the focus", () -> field().isFocusOwner());
    onScreen(() -> field().setText("half a sen"));

    cases.hold(FIRST, SECOND, THIRD);
    until("the third is there", () -> list().getModel().getSize() == 3);

    assertEquals("half a sen", on(() -> field().getText()));
    assertTrue(on(() -> field().isFocusOwner()));
    assertTrue(on(() -> button("pathology").isSelected()));
    assertEquals(0, on(() -> list().getSelectedIndex()));
  }

  @Test
  void lettersInTheCommentDecideNothing() {
    open(FIRST);
    select(0);
    onScreen(() -> field().requestFocusInWindow());
    until("the comment has the focus", () -> field().isFocusOwner());

    press(KeyEvent.VK_C);
    press(KeyEvent.VK_W);

    assertEquals("cw", on(() -> field().getText()));
    assertEquals(List.of(), cases.decided);
  }

  @Test
  void aDecisionCanBeTakenBackWhileTheCountdownRuns() {
    open(FIRST, SECOND);
    select(0);
    press(KeyEvent.VK_C);
    until("undo is offered", () -> shows("Undo 9") || shows("Undo 10"));
    assertTrue(says("Confirmed by you"));

    press(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, KeyEvent.VK_Z);

    until("it is taken back", () -> cases.undone.size() == 1);
    until("undo is gone", () -> buttons().noneMatch(b -> b.getText().startsWith("Undo")));
    assertFalse(says("Confirmed by you"));
  }

  @Test
  void noUndoIsOfferedWhereDecisionsAreSentAtOnce() {
    cases.undoWindow = Duration.ZERO;
    open(FIRST, SECOND);
    select(0);

    press(KeyEvent.VK_C);
    until("it is decided", () -> says("Confirmed by you"));
    press(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, KeyEvent.VK_Z);

    assertTrue(on(() -> buttons().noneMatch(b -> b.getText().startsWith("Undo"))));
    assertEquals(List.of(), cases.undone);
  }

  @Test
  void theCaseAtHandStaysUntilAnotherIsChosen() {
    open(FIRST, SECOND, THIRD);
    select(0);
    press(KeyEvent.VK_C);
    clock.forward(Duration.ofSeconds(20));
    until("undo is gone", () -> buttons().noneMatch(b -> b.getText().startsWith("Undo")));
    assertEquals(3, on(() -> list().getModel().getSize()), "it is still there");

    press(KeyEvent.VK_DOWN);

    until("it has left the open ones", () -> list().getModel().getSize() == 2);
    assertTrue(says("Dislocation"), "and the second is at hand");
  }

  @Test
  void filtersByListStageProductReaderAndAge() {
    open(FIRST, SECOND, THIRD, DONE);
    assertEquals(3, size());
    onScreen(() -> toggle("FN").doClick());
    assertEquals(1, size());
    onScreen(() -> toggle("All").doClick());
    choose("Stage", 1);
    assertEquals(1, size());
    choose("Stage", 2);
    assertEquals(4, size());
    choose("Product", 2);
    assertEquals(1, size());
    choose("Product", 0);
    choose("Logged by", 1);
    assertEquals(2, size());
    choose("Logged by", 0);
    choose("Age of the case", 1);
    assertEquals(1, size());
  }

  @Test
  void saysWhyThereIsNothingToSee() {
    cases.become(cases.state(Phase.NO_ARCHIVE, List.of(), List.of(), Optional.empty()));
    open();
    until("no archive", () -> says("No PACS is set up"));
    assertFalse(on(() -> button("Read again").isEnabled()));
    cases.become(cases.state(Phase.READING, List.of(), List.of(), Optional.empty()));
    until("searching", () -> says("Searching the PACS") || says("No cases so far"));
    cases.hold();
    until("none", () -> says("No cases stand on the error lists."));
    cases.hold(DONE);
    until("none shown", () -> says("No case fits the filters."));
    onScreen(
        () -> Desk.all(frame, CasesPanel.class).get(0).show(Optional.empty(), logged -> opening));
    until("no cases at all", () -> says("No PACS is set up"));
  }

  @Test
  void tellsTroubleWhatCouldNotBeReadAndWhyADecisionWasRefused() {
    open(FIRST);
    cases.become(
        cases.state(
            Phase.IDLE,
            List.of(FIRST),
            List.of("Series 1.2: no JSON"),
            Optional.of("The error lists could not be read. Administrator: check url.")));
    until("trouble", () -> says("The error lists could not be read."));
    assertTrue(says("The list is not complete. Series 1.2: no JSON"));
    assertTrue(says("At least 1 case · read"));
    cases.refusal = Optional.of("The disk is full.");
    select(0);

    press(KeyEvent.VK_C);

    until("the refusal", () -> says("The disk is full."));
  }

  @Test
  void listThatIsNotWholeIsNeverSaidToBeEmpty() {
    cases.become(
        cases.state(
            Phase.IDLE,
            List.of(),
            List.of("8 series cannot be read.", "Series 1.2: no JSON", "Series 1.3: no JSON"),
            Optional.empty()));
    open();

    until("none could be read", () -> says("Not complete · read"));
    assertTrue(says("Whether cases stand on the error lists is not known."));
    assertTrue(says("The list is not complete (3 reasons). 8 series cannot be read."));
    assertFalse(says("No cases stand on the error lists."));
    assertFalse(says("No cases ·"));

    cases.become(
        cases.state(Phase.IDLE, List.of(), List.of(), Optional.of("No answer from the PACS")));
    until("trouble", () -> says("No answer from the PACS"));
    assertFalse(says("No cases stand on the error lists."), "the last reading failed");
  }

  @Test
  void opensTheStudyByEnterAndByItsButton() {
    open(FIRST);
    select(0);
    press(KeyEvent.VK_ENTER);
    until("opened", () -> opened.size() == 1);
    assertTrue(says("The study is being opened."));
    opening = CasePort.Opening.COPIED;
    onScreen(() -> button("Open study").doClick());
    assertTrue(says("Its accession number ACC5 was copied."));
    cases.hold(FIRST, SECOND);
    until("the second is there", () -> size() == 2);
    assertTrue(says("Its accession number ACC5 was copied."), "a new state leaves it");
    press(KeyEvent.VK_DOWN);
    assertFalse(says("Its accession number"), "another case is at hand");
    assertEquals(List.of("ACC5", "ACC5"), opened);
  }

  @Test
  void readsWhenItComesOnScreenAndWhenAsked() {
    open();
    until("it is read", () -> cases.readings.equals(List.of(false)));
    press(KeyEvent.VK_F5);
    until("it is read anew", () -> cases.readings.equals(List.of(false, true)));
  }

  @Test
  void tabReachesEverythingAndEverythingHasAName() {
    open(FIRST, SECOND);
    select(0);
    Set<Component> reached = new HashSet<>();
    for (int i = 0; i < 40; i++) {
      press(KeyEvent.VK_TAB);
      reached.add(on(() -> KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner()));
    }
    List<JComponent> wanted =
        on(
            () ->
                Desk.all(frame, JComponent.class).stream()
                    .filter(c -> c.isShowing() && c.isEnabled())
                    .filter(
                        c ->
                            c instanceof JTextField
                                || c instanceof JList
                                || c instanceof JComboBox
                                || c instanceof AbstractButton b
                                    && b.isFocusable()
                                    && b.getParent() instanceof javax.swing.JPanel)
                    .toList());
    assertTrue(wanted.size() > 12, wanted.size() + " controls");
    for (JComponent one : wanted) {
      boolean grouped = one instanceof javax.swing.JToggleButton;
      assertTrue(grouped || reached.contains(one), "not reached: " + Desk.nameOf(one) + one);
      assertFalse(Desk.nameOf(one).isBlank(), one.toString());
    }
    assertTrue(
        on(() -> rowName(0)).startsWith("False positive, Fracture · radius, left, FracAI 2.4.1"),
        on(() -> rowName(0)));
  }

  @Test
  void speaksNorwegian() {
    Locale.setDefault(Locale.forLanguageTag("nb-NO"));
    open(FIRST, SECOND);
    select(1);
    for (String word : List.of("Bekreft", "Rett…", "Stryk", "Åpne undersøkelsen")) {
      assertTrue(shows(word), word);
    }
    press(KeyEvent.VK_W);
    until("it is decided", () -> says("Strøket av deg"));
  }

  @Test
  void fitsBothLanguagesIntoANarrowDock() {
    for (String language : List.of("en", "nb")) {
      Locale.setDefault(Locale.forLanguageTag(language));
      open(FIRST, SECOND, THIRD);
      select(1);
      onScreen(() -> frame.setSize(240 + frame.getInsets().left + frame.getInsets().right, 760));
      robot.waitForIdle();
      int width = on(() -> frame.getContentPane().getWidth());
      for (JComponent one : on(() -> Desk.all(frame, JComponent.class))) {
        if (one instanceof AbstractButton || one instanceof JComboBox || one instanceof JList) {
          int end =
              on(
                  () ->
                      SwingUtilities.convertPoint(one, one.getWidth(), 0, frame.getContentPane())
                          .x);
          assertTrue(
              !one.isShowing() || end <= width, language + " " + Desk.nameOf(one) + " " + end);
        }
      }
      assertTrue(on(() -> list().getParent().getHeight()) >= 100, "room for rows");
      onScreen(() -> frame.dispose());
    }
  }

  @Test
  void leavesNothingBehindWhenTheCasesGo() {
    CasesPanel panel = open(FIRST);
    assertEquals(1, cases.watchers.size());
    onScreen(() -> panel.show(Optional.empty(), logged -> opening));
    assertEquals(0, cases.watchers.size());
  }

  private String rowName(int index) {
    @SuppressWarnings("unchecked")
    JList<Item> rows = (JList<Item>) list();
    return Desk.nameOf(
        rows.getCellRenderer()
            .getListCellRendererComponent(
                rows, rows.getModel().getElementAt(index), index, false, false));
  }

  private void select(int index) {
    onScreen(() -> list().setSelectedIndex(index));
  }

  private int size() {
    return on(() -> list().getModel().getSize());
  }

  private JList<?> list() {
    return Desk.all(frame, JList.class).get(0);
  }

  private JTextField field() {
    return Desk.all(frame, JTextField.class).get(0);
  }

  private java.util.stream.Stream<AbstractButton> buttons() {
    return Desk.all(frame, AbstractButton.class).stream()
        .filter(b -> b.isShowing() && b.getText() != null);
  }

  private boolean shows(String text) {
    return on(() -> buttons().anyMatch(b -> text.equals(b.getText())));
  }

  private AbstractButton button(String text) {
    return buttons().filter(b -> text.equals(b.getText())).findFirst().orElseThrow();
  }

  private AbstractButton toggle(String text) {
    return button(text);
  }

  private void choose(String name, int index) {
    onScreen(
        () ->
            Desk.all(frame, JComboBox.class).stream()
                .filter(box -> Desk.nameOf(box).equals(name))
                .findFirst()
                .orElseThrow()
                .setSelectedIndex(index));
  }

  /** Whether a line that is on screen says these words. */
  private boolean says(String words) {
    return on(
        () ->
            Desk.all(frame, JComponent.class).stream()
                .filter(Component::isShowing)
                .map(c -> c instanceof JLabel label ? label.getText() : Desk.nameOf(c))
                .anyMatch(text -> text != null && text.contains(words)));
  }

  private void press(int... keys) {
    Arrays.stream(keys).forEach(robot::keyPress);
    for (int i = keys.length - 1; i >= 0; i--) {
      robot.keyRelease(keys[i]);
    }
    robot.waitForIdle();
  }

  private static void onScreen(Runnable task) {
    on(
        () -> {
          task.run();
          return true;
        });
  }

  private static <T> T on(Callable<T> task) {
    try {
      return SwingUtilities.isEventDispatchThread() ? task.call() : Desk.onScreen(task);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void until(String what, BooleanSupplier holds) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!on(holds::getAsBoolean)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within 20 s: " + what);
      }
      robot.delay(10);
    }
  }
}
