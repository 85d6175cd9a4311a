package org.fasit.weasis.internal;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.dcm4che3.data.Attributes;
import org.fasit.dicom.ImagePlane;
import org.fasit.dicom.StudyReader;
import org.fasit.model.OpenStudy;
import org.fasit.reading.Reading;
import org.fasit.reading.ReadingRoom;
import org.fasit.weasis.internal.Holdings.Item;

/**
 * One reading for each study that was selected and is still on a view; never more than {@link
 * #MOST}. Lives on the event dispatch thread; headers and reports are read on a worker.
 */
final class OpenReadings {

  static final int MOST = 16;

  /** What is to be shown now: the selected study, and its reading once it is open. */
  record Shown(Optional<String> study, Optional<Reading> reading) {
    static final Shown NOTHING = new Shown(Optional.empty(), Optional.empty());
  }

  private static final class Held {
    final String study;
    final StudyScan scan;
    Optional<Reading> reading = Optional.empty();
    boolean scanning;
    boolean again;
    boolean closed;

    Held(String study) {
      this.study = study;
      scan = new StudyScan(study);
    }
  }

  private final ReadingRoom room;
  private final Viewers viewers;
  private final Executor worker;
  private final Executor dispatch;
  private final Guard guard;
  private final Consumer<Shown> show;
  private final Map<String, Held> held = new LinkedHashMap<>(16, 0.75f, true);
  private final Set<Reading> live = ConcurrentHashMap.newKeySet();
  private Shown shown = Shown.NOTHING;
  private boolean hostLoading;
  private volatile boolean closed;

  /**
   * @param worker does one task after the other, off the event dispatch thread
   * @param dispatch the event dispatch thread
   * @param show is told whenever another reading, or none, is to be shown
   */
  OpenReadings(
      ReadingRoom room,
      Viewers viewers,
      Executor worker,
      Executor dispatch,
      Guard guard,
      Consumer<Shown> show) {
    this.room = room;
    this.viewers = viewers;
    this.worker = worker;
    this.dispatch = dispatch;
    this.guard = guard;
    this.show = show;
  }

  /** Follows the host's selection: opens what is selected, closes what is on no view any more. */
  void follow() {
    if (closed) {
      return;
    }
    Optional<String> selected = viewers.selected();
    selected.filter(study -> !held.containsKey(study)).ifPresent(this::hold);
    selected.ifPresent(held::get);
    Set<String> open = viewers.open();
    leave(study -> !open.contains(study) && !selected.equals(Optional.of(study)));
    while (held.size() > MOST) {
      String eldest = held.keySet().iterator().next();
      leave(eldest::equals);
    }
    tell(selected);
  }

  /** Something of the host's data changed. */
  void changed() {
    List.copyOf(held.values()).forEach(this::scan);
  }

  /** Tells whether the host is loading. */
  void hostLoading(boolean loading) {
    if (hostLoading != loading) {
      hostLoading = loading;
      held.values().stream()
          .filter(h -> !h.scanning)
          .forEach(h -> h.reading.ifPresent(r -> r.loading(loading)));
    }
  }

  /** Looks through the study shown once more. */
  void again() {
    Optional<Held> now = shown.study().map(held::get);
    now.ifPresent(
        h -> {
          worker.execute(h.scan::again);
          scan(h);
        });
  }

  private void hold(String study) {
    Held fresh = new Held(study);
    held.put(study, fresh);
    scan(fresh);
  }

  private void leave(Predicate<String> gone) {
    for (Iterator<Held> all = held.values().iterator(); all.hasNext(); ) {
      Held one = all.next();
      if (gone.test(one.study)) {
        all.remove();
        one.closed = true;
        one.reading.ifPresent(this::end);
      }
    }
  }

  private void end(Reading reading) {
    live.remove(reading);
    reading.close();
  }

  private void tell(Optional<String> selected) {
    Shown next = new Shown(selected, selected.map(held::get).flatMap(h -> h.reading));
    if (next.equals(shown)) {
      return;
    }
    Shown before = shown;
    shown = next;
    if (!before.reading().equals(next.reading())) {
      before.reading().filter(live::contains).ifPresent(r -> r.inView(false));
      next.reading().ifPresent(r -> r.inView(true));
    }
    show.accept(next);
  }

  private void scan(Held one) {
    if (one.scanning) {
      one.again = true;
      return;
    }
    one.scanning = true;
    Supplier<Holdings> holdings = viewers.holdings(one.study);
    Optional<Reading> reading = one.reading;
    worker.execute(
        () -> {
          Optional<Reading> now =
              guard.ask("Looking through a study", () -> look(one, holdings, reading));
          dispatch.execute(() -> scanned(one, now.or(() -> reading)));
        });
  }

  /** On the worker: brings the reading up to date, opening it once there is an image. */
  private Optional<Reading> look(Held one, Supplier<Holdings> holdings, Optional<Reading> reading) {
    Holdings there = holdings.get();
    Optional<OpenStudy> study = one.scan.study(there.images());
    if (study.isEmpty()) {
      return reading;
    }
    reading.ifPresent(r -> r.update(study.get()));
    Reading mine = reading.orElseGet(() -> opened(study.get()));
    guard.run("Offering objects", () -> offer(one.scan, mine, there));
    return Optional.of(mine);
  }

  private void offer(StudyScan scan, Reading reading, Holdings there) {
    reading.loading(true);
    if (there.whole()) {
      List<String> gone = scan.gone(there.objects());
      if (!gone.isEmpty()) {
        reading.withdraw(gone);
      }
    }
    scan.fresh(there.objects()).forEach(item -> offer(scan, reading, item));
    scan.freshFrames(there.images())
        .forEach(image -> reading.planes(() -> planes(image).orElse(List.of())));
  }

  private Optional<List<ImagePlane>> planes(Item image) {
    return guard
        .ask("Reading where frames lie", image.dataset())
        .map(Attributes::new)
        .map(StudyReader::planes);
  }

  private Reading opened(OpenStudy study) {
    Reading reading = room.open(study);
    live.add(reading);
    return reading;
  }

  /** What is an image is read again each time that the reader looks at it, and not kept. */
  private void offer(StudyScan scan, Reading reading, Item item) {
    if (item.frames() > 0) {
      reading.offer(item.label(), () -> copy(scan, item));
    } else {
      copy(scan, item).ifPresent(copy -> reading.offer(item.label(), copy));
    }
  }

  /** A copy, so that the host and we do not decode the same values at the same time. */
  private Optional<Attributes> copy(StudyScan scan, Item item) {
    return guard.ask("Reading an object", item.dataset()).filter(scan::owns).map(Attributes::new);
  }

  private void scanned(Held one, Optional<Reading> reading) {
    one.scanning = false;
    if (one.closed || closed) {
      reading.ifPresent(this::end);
      return;
    }
    one.reading = reading;
    reading.ifPresent(r -> r.loading(hostLoading));
    if (one.again) {
      one.again = false;
      scan(one);
    }
    tell(shown.study());
  }

  int size() {
    return held.size();
  }

  /** Closes all readings; on any thread. */
  void close() {
    closed = true;
    new ArrayList<>(live).forEach(this::end);
  }
}
