package org.fasit.desk.internal;

import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.fasit.filter.Filter;
import org.fasit.journal.Journal;
import org.fasit.model.AiResult;
import org.fasit.model.FilteredResult;
import org.fasit.model.OpenStudy;
import org.fasit.reading.internal.ReadingRoomComponent;

/** The reading room of someone who set nothing, with a filter that shows everything. */
final class PlainReadingRoom {

  private PlainReadingRoom() {}

  static ReadingRoomComponent over(Journal journal) {
    return new ReadingRoomComponent(journal, new Everything(), standard());
  }

  private static ReadingRoomComponent.Config standard() {
    return (ReadingRoomComponent.Config)
        Proxy.newProxyInstance(
            PlainReadingRoom.class.getClassLoader(),
            new Class<?>[] {ReadingRoomComponent.Config.class, Annotation.class},
            (proxy, method, with) -> method.getDefaultValue());
  }

  private static final class Everything implements Filter {
    @Override
    public FilteredResult apply(AiResult result, OpenStudy study) {
      return FilteredResult.untouched(result);
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
