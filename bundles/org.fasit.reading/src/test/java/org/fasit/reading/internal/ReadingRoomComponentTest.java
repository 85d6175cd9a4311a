package org.fasit.reading.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.filter.Filter;
import org.fasit.model.AiProduct;
import org.fasit.model.AiResult;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.FilterAction;
import org.fasit.model.FilteredResult;
import org.fasit.model.OpenStudy;
import org.fasit.model.Reader;
import org.fasit.model.ReadingMode;
import org.fasit.reading.HostProfile;
import org.fasit.reading.Reading;
import org.fasit.reading.ReadingState;
import org.fasit.reading.Settings;
import org.fasit.samples.SrWriter;
import org.fasit.samples.Uids;
import org.junit.jupiter.api.Test;

class ReadingRoomComponentTest {
  private final MemoryJournal journal = new MemoryJournal();

  @Test
  void endsWhatIsStillOpenWhenTheHostStops() {
    ReadingRoomComponent room = room(config("r7", "Leser^Lise", "[]"));
    see(room, "1");
    see(room, "2");
    room.close();
    assertEquals(2, journal.events(Event.ExposureEnded.class).size());
    assertEquals(0, journal.watchers());
  }

  @Test
  void aNewConfigurationHoldsForTheNextStudy() {
    ReadingRoomComponent room = room(config("r7", "Leser^Lise", "[]"));
    see(room, "1");
    room.modified(config("r8", "", "[]"));
    see(room, "2");
    room.close();
    List<Event.ExposureStarted> started = journal.events(Event.ExposureStarted.class);
    assertEquals(new Reader("r7", "Leser^Lise"), started.get(0).reader());
    assertEquals(ReadingMode.CONCURRENT, started.get(0).mode());
    assertEquals(new Reader("r8", ""), started.get(1).reader());
    assertEquals(ReadingMode.CONCURRENT, started.get(1).mode());
  }

  @Test
  void aRehearsalIsReadLikeAnyStudyAndLogsNothing() throws Exception {
    ReadingRoomComponent room = room(config("r7", "Leser^Lise", "[]"));
    Reading rehearsal = room.rehearse().orElseThrow();
    rehearsal.inView(true);

    Bench.until(() -> !rehearsal.state().cards().isEmpty());

    ReadingState.Card card = rehearsal.state().cards().get(0);
    assertEquals(3, card.rows().size());
    assertEquals("Fracture", card.rows().get(0).finding().finding().code().meaning());
    assertEquals(1, card.rows().get(0).finding().finding().regions().size());
    assertEquals("Radius", card.rows().get(0).finding().finding().site().orElseThrow().meaning());
    assertEquals(List.of(), rehearsal.state().unreadable());
    Entry logged =
        rehearsal.falsePositive(card.key(), card.rows().get(0).finding().finding().key()).join();
    rehearsal.undo(logged.id()).join();
    rehearsal.close();
    room.close();
    assertEquals(List.of(), journal.events(Event.class));
    assertEquals(0, journal.watchers());
  }

  @Test
  void knowsTheReaderByTheSignInWhenNoneIsConfigured() {
    ReadingRoomComponent room = room(config("", "", "[]"));
    see(room, "1");
    room.close();
    assertEquals(
        System.getProperty("user.name"),
        journal.events(Event.ExposureStarted.class).get(0).reader().id());
  }

  @Test
  void knowsTheReaderByTheHostBeforeTheSystem() {
    ReadingRoomComponent room = room(config("", "", "[]"));
    room.host = new SignedIn("LEGE7");
    see(room, "1");
    room.host = new SignedIn(" ");
    see(room, "2");
    room.modified(config("r7", "", "[]"));
    room.host = new SignedIn("LEGE7");
    see(room, "3");
    room.close();
    assertEquals(
        List.of("LEGE7", System.getProperty("user.name"), "r7"),
        journal.events(Event.ExposureStarted.class).stream()
            .map(started -> started.reader().id())
            .toList());
  }

  private record SignedIn(String name) implements HostProfile {
    @Override
    public Optional<String> user() {
      return Optional.of(name);
    }

    @Override
    public List<Node> nodes() {
      return List.of();
    }
  }

  @Test
  void tellsThatTheNewestSettingsAreNotInForce() {
    ReadingRoomComponent room = room(config("r7", "", "[]"));
    Reading reading = room.open(Cast.study(1));
    assertEquals(Optional.empty(), reading.state().settingsTrouble());
    FakeSettings settings = new FakeSettings();
    room.bindSettings(settings);
    settings.become(Optional.of("pacs.port: a whole number is needed"));
    Bench.until(() -> reading.state().settingsTrouble().isPresent());
    settings.become(Optional.empty());
    Bench.until(() -> reading.state().settingsTrouble().isEmpty());
    room.unbindSettings(settings);
    assertEquals(List.of(), settings.listeners);
    room.close();
  }

  private static final class FakeSettings implements Settings {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Optional<String> trouble = Optional.empty();

    void become(Optional<String> now) {
      trouble = now;
      listeners.forEach(Runnable::run);
    }

    @Override
    public Path file() {
      return Path.of("fasit.json");
    }

    @Override
    public Optional<String> trouble() {
      return trouble;
    }

    @Override
    public Map<String, String> keys() {
      return Map.of();
    }

    @Override
    public Watch watch(Runnable listener) {
      listeners.add(listener);
      return () -> listeners.remove(listener);
    }
  }

  @Test
  void badSendersLeaveTheRoomOpen() {
    ReadingRoomComponent room = room(config("r7", "", "nonsense"));
    see(room, "1");
    room.close();
    assertEquals(1, journal.events(Event.ExposureStarted.class).size());
  }

  private ReadingRoomComponent room(ReadingRoomComponent.Config config) {
    return new ReadingRoomComponent(journal, new ShowAll(), config);
  }

  private void see(ReadingRoomComponent room, String name) {
    int before = journal.events(Event.ExposureStarted.class).size();
    Reading reading = room.open(Cast.study(1));
    reading.offer(name, report(name));
    reading.inView(true);
    Bench.until(() -> journal.events(Event.ExposureStarted.class).size() > before);
    reading.close();
  }

  private static Attributes report(String name) {
    Attributes header = new Attributes();
    header.setString(Tag.StudyInstanceUID, VR.UI, Cast.STUDY);
    AiProduct product = new AiProduct("Nordbein", "FracAI", "2.4.1");
    return new SrWriter(header, product, new Uids(1), name)
        .group(Cast.present("a", 0.9), SrWriter.PresenceStyle.PRESENT_ABSENT)
        .write();
  }

  private static ReadingRoomComponent.Config config(
      String readerId, String readerName, String senders) {
    return new ReadingRoomComponent.Config() {
      @Override
      public String readerId() {
        return readerId;
      }

      @Override
      public String readerName() {
        return readerName;
      }

      @Override
      public String[] sharedAccounts() {
        return new String[0];
      }

      @Override
      public String readers() {
        return "[]";
      }

      @Override
      public String senders() {
        return senders;
      }

      @Override
      public boolean superuser() {
        return false;
      }

      @Override
      public String profile() {
        return "";
      }

      @Override
      public Class<? extends Annotation> annotationType() {
        return ReadingRoomComponent.Config.class;
      }
    };
  }

  private static final class ShowAll implements Filter {
    @Override
    public FilteredResult apply(AiResult result, OpenStudy study) {
      return Cast.filtered(result, FilterAction.SHOW);
    }

    @Override
    public String rulesHash() {
      return "";
    }

    @Override
    public Optional<String> trouble() {
      return Optional.empty();
    }
  }
}
