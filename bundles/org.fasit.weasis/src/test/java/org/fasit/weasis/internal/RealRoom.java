package org.fasit.weasis.internal;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Optional;
import org.fasit.filter.Filter;
import org.fasit.journal.JournalOptions;
import org.fasit.journal.OpenJournal;
import org.fasit.journal.file.FileJournal;
import org.fasit.model.AiResult;
import org.fasit.model.FilterDecision;
import org.fasit.model.FilteredFinding;
import org.fasit.model.FilteredResult;
import org.fasit.model.OpenStudy;
import org.fasit.reading.ReadingRoom;
import org.fasit.reading.internal.ReadingRoomComponent;

/** The reading room as it is delivered, with a journal in a folder and no filter rules. */
final class RealRoom implements AutoCloseable {

  final OpenJournal journal;
  final ReadingRoom room;

  RealRoom(Path folder) {
    journal = FileJournal.open(JournalOptions.of(folder));
    room = new ReadingRoomComponent(journal, new Everything(), standard());
  }

  /** The settings of someone who set nothing. */
  private static ReadingRoomComponent.Config standard() {
    return (ReadingRoomComponent.Config)
        Proxy.newProxyInstance(
            RealRoom.class.getClassLoader(),
            new Class<?>[] {ReadingRoomComponent.Config.class},
            (proxy, method, with) -> method.getDefaultValue());
  }

  @Override
  public void close() {
    journal.close();
  }

  private static final class Everything implements Filter {
    @Override
    public FilteredResult apply(AiResult result, OpenStudy study) {
      return new FilteredResult(
          result,
          FilterDecision.UNTOUCHED,
          result.findings().stream()
              .map(finding -> new FilteredFinding(finding, FilterDecision.UNTOUCHED))
              .toList(),
          "");
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
