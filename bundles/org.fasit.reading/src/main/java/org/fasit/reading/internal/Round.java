package org.fasit.reading.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.dicom.StudyResults;
import org.fasit.dicom.document.CaseDocument;
import org.fasit.journal.DeliveryState;
import org.fasit.model.AddendumStep;
import org.fasit.model.Entry;
import org.fasit.model.OpenStudy;
import org.fasit.model.Reader;
import org.fasit.reading.Reading.Refinement;
import org.fasit.reading.ReadingState;
import org.fasit.reading.ReadingState.FollowUp;
import org.fasit.reading.ReadingState.SignOff;
import org.fasit.reading.ReadingState.Unreadable;
import org.fasit.reading.ReadingState.WhoReads;
import org.fasit.reading.internal.Cases.Target;
import org.fasit.reading.internal.ResultParser.Parsed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The state of one reading and the steps that change it. Confined to the reading's lane: not
 * thread-safe, and never waits.
 */
final class Round {
  private static final Logger LOG = LoggerFactory.getLogger(Round.class);
  private static final int MOST_UNREADABLE = 200;

  /** Stands between the key of an object and a note on it. */
  private static final String NOTE = "\n";

  private final Workplace around;

  /** The same, with whom this reading has been told to read, in the order of all other calls. */
  private final Workplace workplace;

  private final Executor lane;
  private final BooleanSupplier parsing;
  private final ResultCards cards;
  private final Map<String, Unreadable> unreadable = new LinkedHashMap<>();
  private final Logging logging;
  private final Addenda addenda;
  private Reader reader;
  private Optional<SignOff> signOff = Optional.empty();
  private final Prompts prompts;
  private final Memory memory;
  private final Renames renames = new Renames();
  private OpenStudy study;
  private DeliveryState deliveries;
  private final Looks looks;
  private boolean recallDue;
  private boolean hostLoading;
  private boolean inView;
  private int moreUnreadable;

  /**
   * Starts with an empty panel.
   *
   * @param parsing whether offered objects wait to be parsed
   * @param changed called when the state changed without one of this class's methods being called
   */
  Round(
      Workplace around, Executor lane, OpenStudy study, BooleanSupplier parsing, Runnable changed) {
    this.around = around;
    reader = around.reader();
    workplace = around.readBy(() -> new WhoReads(reader, around.who().get().known()));
    this.lane = lane;
    this.study = study;
    this.parsing = parsing;
    cards = new ResultCards(workplace, lane, study, changed, renames);
    logging = new Logging(workplace, lane, cards.byKey(), renames);
    addenda = new Addenda(workplace, lane, logging.cases());
    prompts = new Prompts(workplace);
    deliveries = workplace.journal().deliveries();
    looks = new Looks(workplace.clock());
    memory =
        new Memory(
            workplace,
            lane,
            study.study().studyInstanceUid(),
            () -> {
              recall();
              changed.run();
            });
  }

  /** Begins to find out what was logged before. */
  void begin() {
    memory.ask();
  }

  /** What was logged before stands on the rows, as far as its results and findings are there. */
  private void recall() {
    recallDue = false;
    Recall recall = new Recall(cards.byKey().values(), renames);
    logging.remember(memory.cases().stream().flatMap(each -> recall.place(each).stream()).toList());
    addenda.remember(memory.addenda(), memory.inJournal());
  }

  ReadingState state() {
    looks.busy(busy());
    List<Unreadable> failures = new ArrayList<>(unreadable.values());
    if (!busy()) {
      failures.addAll(cards.notes());
    }
    if (moreUnreadable > 0) {
      failures.add(
          new Unreadable(
              Messages.get("unreadable.more", moreUnreadable),
              Messages.get("unreadable.moreReason")));
    }
    return new ReadingState(
        study,
        cards.views(logging.cases()),
        failures,
        busy(),
        looks.lookedAt(),
        prompts.shown(),
        logging.last(),
        cards.filterFailure().or(workplace.filter()::trouble),
        deliveries,
        logging.trouble().or(addenda::trouble).or(cards::exposureTrouble).or(memory::trouble),
        workplace.settingsTrouble().get(),
        workplace.who().get(),
        new FollowUp(signOff, addenda.standing()));
  }

  void parsed(String key, String label, Parsed parsed) {
    if (parsed instanceof Parsed.Unreadable failure) {
      unreadable(key, new Unreadable(label, failure.reason()));
    } else if (parsed instanceof Parsed.Result read) {
      unreadable.remove(key);
      accept(key, label, read.found());
    } else if (parsed instanceof Parsed.Own own) {
      unreadable.remove(key);
      remember(own.document());
    } else if (parsed instanceof Parsed.Planes read) {
      cards.planes(read.planes());
    } else if (parsed instanceof Parsed.SignedOff read) {
      signOff = SignOffs.better(signOff, Optional.of(read.how()));
    }
    settle();
  }

  private void remember(CaseDocument document) {
    if (document.study().studyInstanceUid().equals(study.study().studyInstanceUid())) {
      memory.add(document);
      recallDue = true;
    }
  }

  private void accept(String key, String label, AiResultFound object) {
    switch (cards.add(object)) {
      case NEW ->
          object
              .notes()
              .forEach(note -> unreadable(key + NOTE + note, new Unreadable(label, note)));
      case TOO_MANY ->
          unreadable(
              key,
              new Unreadable(label, Messages.get("unreadable.tooMany", StudyResults.MOST_OBJECTS)));
      case KNOWN -> LOG.debug("An object was offered again, or is of another study");
    }
  }

  /** Objects are gone, those that could not be read as well. */
  void withdraw(Set<String> keys, Set<String> sopInstanceUids) {
    unreadable.keySet().removeIf(key -> keys.contains(key.split(NOTE, 2)[0]));
    cards.withdraw(sopInstanceUids);
    if (memory.withdraw(sopInstanceUids)) {
      recall();
    }
    settle();
  }

  void update(OpenStudy now) {
    if (!now.study().studyInstanceUid().equals(study.study().studyInstanceUid())) {
      LOG.warn("An update for another study was refused");
      return;
    }
    study = now;
    cards.update(now);
    settle();
  }

  void loading(boolean loading) {
    hostLoading = loading;
    settle();
  }

  void inView(boolean now) {
    inView = now;
    cards.inView(now);
    if (now) {
      memory.ask();
    }
    settle();
  }

  void deliveries(DeliveryState now) {
    deliveries = now;
  }

  CompletableFuture<Entry> log(Target target) {
    return remembered(() -> logging.log(target, study));
  }

  CompletableFuture<Entry> undo(UUID assessment) {
    return remembered(() -> logging.undo(assessment));
  }

  CompletableFuture<Entry> outOfScope(UUID assessment) {
    return remembered(() -> logging.outOfScope(assessment));
  }

  CompletableFuture<Entry> addendum(UUID assessment, AddendumStep step) {
    return remembered(() -> addenda.say(assessment, step));
  }

  CompletableFuture<Entry> undoAddendum(UUID assessment) {
    return remembered(() -> addenda.undo(assessment));
  }

  /** Whoever read before has no longer anything on screen; who reads now has. */
  void readerChanged() {
    Reader now = around.reader();
    if (!now.equals(reader)) {
      reader = now;
      cards.readerChanged();
      logging.readerChanged();
      recall();
      settle();
    }
  }

  CompletableFuture<Entry> refine(UUID assessment, Refinement told) {
    return remembered(() -> logging.refine(assessment, told));
  }

  /** Does it once it is known what was logged before, or that this cannot be known now. */
  private CompletableFuture<Entry> remembered(Supplier<CompletableFuture<Entry>> action) {
    return memory.ready().isDone()
        ? action.get()
        : memory.ready().thenComposeAsync(known -> action.get(), lane);
  }

  CompletableFuture<Optional<Entry>> dismissPrompt() {
    CompletableFuture<Optional<Entry>> dismissal = prompts.dismiss();
    settle();
    return dismissal.whenCompleteAsync((done, problem) -> {}, lane);
  }

  /** Records how long each result was in view; done when that is durable or has failed. */
  CompletableFuture<?> end() {
    cards.inView(false);
    memory.close();
    return CompletableFuture.allOf(logging.quiet(), addenda.quiet())
        .thenComposeAsync(quiet -> cards.end(), lane);
  }

  private void unreadable(String key, Unreadable failure) {
    if (unreadable.containsKey(key) || unreadable.size() < MOST_UNREADABLE) {
      unreadable.put(key, failure);
    } else {
      moreUnreadable++;
    }
  }

  /** Shows what has come, and once nothing more is being read holds it for whole. */
  private void settle() {
    if (cards.assemble(parsing.getAsBoolean(), logging.cases()::judged, looks.late())) {
      logging.renamed();
    }
    if (cards.assembled() || recallDue && !parsing.getAsBoolean()) {
      recall();
    }
    if (busy()) {
      return;
    }
    cards.ready();
    if (inView) {
      prompts.review(cards.inOrder(), study);
    }
  }

  private boolean busy() {
    return hostLoading || parsing.getAsBoolean();
  }
}
