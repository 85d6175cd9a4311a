package org.fasit.ui.internal;

import java.awt.Component;
import java.awt.image.BufferedImage;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.swing.Timer;
import org.fasit.model.AddendumStep;
import org.fasit.model.Judgement;
import org.fasit.model.Prompt;
import org.fasit.model.Reader;
import org.fasit.reading.Reading;
import org.fasit.reading.ReadingState;
import org.fasit.reading.ReadingState.Card;
import org.fasit.reading.ReadingState.Logged;
import org.fasit.ui.Command;
import org.fasit.ui.ImagePort;
import org.fasit.ui.ReadingKeys;

/** Takes the reader's actions to the reading, and its states to the view. */
public final class PanelController implements PanelActions, ReaderBar.Actions {

  private static final int TICK_MILLIS = 1000;

  private final Clock clock;
  private final Consumer<Boolean> news;
  private final Timer tick = new Timer(TICK_MILLIS, e -> render());
  private Optional<PanelScreen> view = Optional.empty();
  private Optional<Reading> reading = Optional.empty();
  private Optional<ImagePort> port = Optional.empty();
  private Optional<Feed> feed = Optional.empty();
  private Optional<ReadingState> state = Optional.empty();
  private final Deeds deeds = new Deeds(this::render);
  private final ImageInView image = new ImageInView();
  private final Judging judging =
      new Judging(
          deeds, new JudgedPanel(this), new PickKeys(this::hears, event -> keys().has(event)));
  private Optional<Runnable> refresh = Optional.empty();
  private Optional<Runnable> open = Optional.empty();
  private Runnable drawn = () -> {};
  private Choices choices = new Choices();
  private List<Card> cards = List.of();
  private final MarksOnImage marks = new MarksOnImage();
  private final Gallery gallery;
  private News late = new News(Optional.empty());
  private ReadingKeys keys = ReadingKeys.standard();
  private boolean showing;

  public PanelController(Clock clock, Consumer<Boolean> news) {
    this(clock, news, new DesktopViewer());
  }

  PanelController(Clock clock, Consumer<Boolean> news, Gallery.DocumentViewer documents) {
    this.clock = clock;
    this.news = news;
    gallery = new Gallery(documents, this::picture, this::render);
  }

  void attach(PanelScreen newView) {
    view = Optional.of(newView);
    render();
  }

  public void show(Optional<Reading> next, ImagePort nextPort) {
    feed.ifPresent(Feed::close);
    marks.on(nextPort);
    reading = next;
    port = Optional.of(nextPort);
    view.ifPresent(PanelScreen::leaveStudy);
    choices = new Choices();
    image.on(nextPort, choices);
    deeds.on(next, choices);
    judging.on(nextPort, choices);
    gallery.on(next, nextPort, choices);
    view.ifPresent(PanelScreen::newStudy);
    state = next.map(Reading::state);
    image.changed();
    late = new News(state);
    news.accept(false);
    feed = next.map(r -> new Feed(r, this::accept));
    render();
  }

  public void onRefresh(Runnable lookAgain) {
    refresh = Optional.of(lookAgain);
    render();
  }

  public void onDrawn(Runnable told) {
    drawn = told;
  }

  public void onOpen(Runnable opening) {
    open = Optional.of(opening);
  }

  public ReadingKeys keys() {
    return keys;
  }

  public void keys(ReadingKeys next) {
    keys = next;
    view.ifPresent(PanelScreen::keysChanged);
    render();
  }

  @Override
  public String keyed(String words, Command command) {
    String key = keys.shown(command);
    return key.isEmpty() ? words : words + " (" + key + ")";
  }

  public void showing(boolean on) {
    showing = on;
    updateTick();
  }

  private void accept(ReadingState next) {
    boolean more = shown(next).size() > state.map(before -> shown(before).size()).orElse(0);
    state = Optional.of(next);
    judging.accept(next);
    choices.lines().clear();
    if ((late.isFresh(shown(next)) || more) && !showing) {
      news.accept(true);
    }
    render();
  }

  private static List<Card> shown(ReadingState state) {
    return state.cards().stream().filter(card -> !card.hidden() && !card.withdrawn()).toList();
  }

  void render() {
    Instant now = clock.instant();
    cards =
        state
            .map(s -> choices.inOrder(s, () -> view.filter(PanelScreen::aiming).isPresent()))
            .orElse(List.of());
    List<Line> lines = state.map(s -> PanelLines.of(s, cards, given(now))).orElse(List.of());
    Optional<String> problem = state.flatMap(ReadingState::trouble).or(deeds::trouble);
    view.ifPresent(v -> v.show(state, lines, judging.told(problem)));
    view.ifPresent(v -> v.tell(news(v, now), SelectedText.of(cards, choices)));
    marks.show(cards, choices.selected());
    gallery.fetch(cards);
    updateTick();
    drawn.run();
  }

  /** The line of new results; it does not go while the reader aims, as the list would move. */
  private String news(PanelScreen on, Instant now) {
    if (showing && !on.aiming()) {
      late.look(cards, card -> on.inSight("head/" + card.key()), now);
    }
    return News.line(late.unseen(cards));
  }

  /** Brings the first of the new results into sight. */
  void showNews() {
    late.unseen(cards).stream()
        .findFirst()
        .ifPresent(card -> view.ifPresent(v -> v.scrollTo("head/" + card.key())));
    late.unseen(cards).forEach(late::saw);
    render();
  }

  /** What the reader does with a card shows that it has been seen; keys go there from now on. */
  void focusOn(String card) {
    choices.focus(card);
    cards.stream().filter(c -> c.key().equals(card)).forEach(late::saw);
  }

  /** Ticks only while something changes with time, or cards wait for the pointer to leave. */
  private void updateTick() {
    boolean counting =
        showing
            && state
                .filter(
                    s ->
                        lastToUndo().isPresent()
                            || choices.outOfOrder()
                            || !late.unseen(cards).isEmpty()
                            || s.last().filter(Logged::undone).isEmpty() && tick.isRunning()
                            || s.deliveries().lines().stream().anyMatch(l -> l.waiting() > 0))
                .isPresent();
    if (counting) {
      tick.start();
    } else {
      tick.stop();
    }
  }

  Clock clock() {
    return clock;
  }

  Optional<ReadingState> state() {
    return state;
  }

  boolean marksShown() {
    return marks.shown();
  }

  void search(String text) {
    choices.search(text);
    render();
  }

  @Override
  public void toggle(Line line) {
    handBack();
    if (line instanceof Line.Head head) {
      focusOn(head.cardKey());
      choices.open(head.cardKey(), !head.open());
    } else if (line instanceof Line.Toggle toggle) {
      choices.open(toggle.id(), !toggle.open());
    }
    render();
  }

  public void openAll(boolean isOpen) {
    choices.openAll(cards, isOpen);
    render();
  }

  @Override
  public void select(Line.Row row) {
    handBack();
    judging.forget();
    row.logged().ifPresent(this::lookAt);
    choose(row.cardKey(), row.finding());
    row.region().ifPresent(region -> port.ifPresent(p -> p.reveal(region)));
  }

  @Override
  public void turnTo(Line.Case logged) {
    handBack();
    judging.forget();
    lookAt(logged);
    render();
  }

  private void lookAt(Line.Case logged) {
    if (logged.undo()) {
      view.ifPresent(v -> v.turnTo(logged.entry()));
    }
  }

  @Override
  public void open(Line.Picture picture) {
    handBack();
    focusOn(picture.cardKey());
    gallery.open(picture);
    render();
  }

  private void picture(Line.Picture picture, BufferedImage image) {
    String title = state.map(s -> CaseText.whose(s, picture.cardKey())).orElse("");
    view.ifPresent(v -> v.picture(title, image));
  }

  private void choose(String card, String finding) {
    focusOn(card);
    choices.select(Optional.of(Choices.findingId(card, finding)));
    choices.open(card, true);
    render();
  }

  public void selectNumber(int number) {
    cards.forEach(card -> card.rows().forEach(row -> selectIf(row.number() == number, card, row)));
  }

  private void selectIf(boolean meant, Card card, ReadingState.Row row) {
    if (meant) {
      String finding = row.finding().finding().key();
      choose(card.key(), finding);
      view.ifPresent(v -> v.scrollTo("row/" + card.key() + "/" + finding));
    }
  }

  @Override
  public void hover(int number) {
    view.ifPresent(v -> v.hover(number));
    port.ifPresent(p -> p.hover(number));
  }

  public void hoverFromImage(int number) {
    view.ifPresent(v -> v.hover(number));
  }

  @Override
  public void falsePositive(Line.Row row) {
    handBack();
    judging.falsePositive(row.cardKey(), row.finding());
  }

  @Override
  public void falsePositiveExam(String card) {
    handBack();
    judging.say(Judgement.FALSE_POSITIVE, card, Optional.empty());
  }

  @Override
  public void agree(String card) {
    handBack();
    judging.say(Judgement.AGREE, card, Optional.empty());
  }

  @Override
  public void falseNegative(String card) {
    handBack();
    judging.falseNegative(card);
  }

  Judging judging() {
    return judging;
  }

  @Override
  public void undo(UUID assessment) {
    handBack();
    judging.forget();
    deeds.act("undo/" + assessment, r -> r.undo(assessment));
  }

  LastLogged.Actions caseActions() {
    return new CaseActions(this, deeds, judging);
  }

  void toImage() {
    port.ifPresent(ImagePort::focus);
  }

  /** After a click of ours the next key is the viewer's, even if a text field had the focus. */
  void handBack() {
    if (view.filter(PanelScreen::typing).isPresent()) {
      toImage();
    }
  }

  @Override
  public void addendum(UUID assessment, AddendumStep step) {
    handBack();
    deeds.act("addendum/" + assessment, r -> r.addendum(assessment, step));
  }

  void addendumNeeded(UUID assessment) {
    addendum(assessment, AddendumStep.NEEDED);
  }

  @Override
  public void undoAddendum(UUID assessment) {
    handBack();
    deeds.act("addendum/" + assessment, r -> r.undoAddendum(assessment));
  }

  /** The finding missed last of whose addendum nothing has been said. */
  Optional<UUID> missedWithoutAddendum() {
    return state.flatMap(CaseText::missedWithoutAddendum);
  }

  @Override
  public void readBy(Reader reader) {
    reading.ifPresent(r -> r.readBy(reader));
  }

  void chooseReader() {
    view.ifPresent(PanelScreen::chooseReader);
  }

  @Override
  public void refresh() {
    refresh.ifPresent(Runnable::run);
  }

  void retryDeliveries() {
    reading.ifPresent(Reading::retryDeliveries);
  }

  public void why(Prompt prompt) {
    view.ifPresent(v -> v.why(Messages.get("why.title"), PromptWords.why(prompt)));
  }

  /** What the reader's commands do now. */
  public Keyboard keyboard() {
    return new Keyboard(this);
  }

  /** Whether plain keys act while that component has the focus: an image, or the list's lines. */
  public boolean hears(Component focused) {
    return port.filter(images -> images.isImage(focused)).isPresent()
        || view.filter(v -> v.isLine(focused)).isPresent();
  }

  /** Follows the image that the reader looks at; what was selected of another is so no longer. */
  public void imageChanged() {
    if (image.changed()) {
      judging.imageChanged();
      image.deselect(state, cards);
      render();
    }
  }

  void openPanel() {
    open.ifPresent(Runnable::run);
  }

  boolean canOpenPanel() {
    return open.isPresent();
  }

  void dismissPrompt() {
    reading.ifPresent(Reading::dismissPrompt);
  }

  void showMarks(boolean on) {
    marks.show(on, cards, choices.selected());
  }

  List<Card> cards() {
    return cards;
  }

  /** Which product a word goes to that names none. */
  Aim aim() {
    return image.aim(state, cards);
  }

  /** The same, where that image is pointed at. */
  Aim aim(String of) {
    return image.aim(state, cards, Optional.of(of));
  }

  /** The rows of all cards, open or not, as far as the search leaves them. */
  List<Line.Row> rows() {
    Instant now = clock.instant();
    PanelLines.Given given = given(now);
    return cards.stream().flatMap(card -> PanelLines.rowsOf(card, given).stream()).toList();
  }

  void scrollTo(Line line) {
    view.ifPresent(v -> v.scrollTo(line.id()));
  }

  /** The newest case that can still be taken back on the spot. */
  Optional<Logged> lastToUndo() {
    return state.flatMap(s -> CaseText.lastToUndo(s, clock.instant()));
  }

  private PanelLines.Given given(Instant now) {
    return new PanelLines.Given(
        choices, keys, now, refresh.isPresent(), aim().card().map(Card::key));
  }
}
