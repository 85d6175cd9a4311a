package org.fasit.journal.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fasit.journal.DeliveryTrouble;
import org.fasit.journal.internal.Line.FileMark;
import org.fasit.model.Entry;
import org.fasit.model.Event;

/** Reads what {@link LineWriter} wrote. */
final class LineReader {

  private LineReader() {}

  static Line read(Fields it) throws HarmedLine {
    String type = it.text("type");
    return switch (type) {
      case "header" -> header(it);
      case "entry" -> entry(it);
      case "delivery" -> delivery(it);
      case "trouble" -> trouble(it);
      case "archive" -> new Line.Archived(marks(it), it.instant("time"));
      case "closed" -> new Line.Closed(it.instant("time"), it.text("by"), it.number("aside"));
      default -> unknown(it, type);
    };
  }

  private static Line unknown(Fields it, String type) {
    it.takeAll();
    return new Line.Unknown(type);
  }

  private static Line header(Fields it) throws HarmedLine {
    int format = it.smallNumber("format");
    UUID file = it.id("file");
    Instant started = it.instant("started");
    if (format > LineCodec.FORMAT) {
      it.takeAll();
      return new Line.Header(format, file, started, "", 0, "", List.of(), List.of());
    }
    return new Line.Header(
        format,
        file,
        started,
        it.text("host"),
        it.number("pid"),
        it.text("application"),
        it.texts("destinations"),
        marks(it));
  }

  private static Line entry(Fields it) throws HarmedLine {
    UUID id = it.id("id");
    Instant time = it.instant("time");
    List<String> wantedBy = it.texts("for");
    JsonNode event = it.required("event");
    Optional<Event> known = EventReader.read(event);
    if (known.isEmpty()) {
      return new Line.Opaque(id, time, event.path("type").asText());
    }
    return new Line.Logged(new Entry(id, time, known.get()), wantedBy);
  }

  private static Line delivery(Fields it) throws HarmedLine {
    List<UUID> entries = new ArrayList<>();
    for (String id : it.texts("entries")) {
      entries.add(Fields.uuid(id));
    }
    return new Line.Delivery(
        it.text("destination"),
        it.choice("outcome", Line.Outcome.class),
        entries,
        it.instant("time"),
        it.optionalText("reason"));
  }

  private static Line trouble(Fields it) throws HarmedLine {
    return new Line.Trouble(
        it.text("destination"),
        new DeliveryTrouble(
            it.choice("cause", DeliveryTrouble.Cause.class), it.text("words"), it.instant("since")),
        it.instant("time"),
        it.optionalText("entry", Fields::uuid));
  }

  private static List<FileMark> marks(Fields it) throws HarmedLine {
    return it.objects(
        "files", mark -> new FileMark(mark.text("name"), mark.number("lines"), mark.text("last")));
  }
}
