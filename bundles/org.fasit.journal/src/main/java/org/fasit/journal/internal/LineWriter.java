package org.fasit.journal.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.fasit.journal.internal.Line.FileMark;

/** Writes what a line says, as fields of the line's object. */
final class LineWriter {

  private LineWriter() {}

  static void write(JsonGenerator json, Line line) throws IOException {
    if (line instanceof Line.Header it) {
      header(json, it);
    } else if (line instanceof Line.Logged it) {
      json.writeStringField("type", "entry");
      json.writeStringField("id", it.entry().id().toString());
      json.writeStringField("time", it.entry().time().toString());
      texts(json, "for", it.wantedBy());
      json.writeFieldName("event");
      new EventWriter(json).event(it.entry().event());
    } else if (line instanceof Line.Delivery it) {
      delivery(json, it);
    } else if (line instanceof Line.Trouble it) {
      trouble(json, it);
    } else if (line instanceof Line.Archived it) {
      json.writeStringField("type", "archive");
      json.writeStringField("time", it.time().toString());
      marks(json, it.files());
    } else if (line instanceof Line.Closed it) {
      json.writeStringField("type", "closed");
      json.writeStringField("time", it.time().toString());
      json.writeStringField("by", EventWriter.wellFormed(it.by()));
      json.writeNumberField("aside", it.aside());
    } else {
      throw new IllegalStateException("is only read: " + line.getClass());
    }
  }

  private static void header(JsonGenerator json, Line.Header it) throws IOException {
    json.writeStringField("type", "header");
    json.writeNumberField("format", it.format());
    json.writeStringField("file", it.file().toString());
    json.writeStringField("started", it.started().toString());
    json.writeStringField("host", it.host());
    json.writeNumberField("pid", it.pid());
    json.writeStringField("application", EventWriter.wellFormed(it.application()));
    texts(json, "destinations", it.destinations());
    marks(json, it.files());
  }

  private static void delivery(JsonGenerator json, Line.Delivery it) throws IOException {
    json.writeStringField("type", "delivery");
    json.writeStringField("destination", EventWriter.wellFormed(it.destination()));
    json.writeStringField("outcome", it.outcome().name());
    json.writeStringField("time", it.time().toString());
    if (it.reason().isPresent()) {
      json.writeStringField("reason", EventWriter.wellFormed(it.reason().get()));
    }
    texts(json, "entries", it.entries().stream().map(Object::toString).toList());
  }

  private static void trouble(JsonGenerator json, Line.Trouble it) throws IOException {
    json.writeStringField("type", "trouble");
    json.writeStringField("destination", EventWriter.wellFormed(it.destination()));
    json.writeStringField("cause", it.told().cause().name());
    json.writeStringField("words", EventWriter.wellFormed(it.told().words()));
    json.writeStringField("since", it.told().since().toString());
    json.writeStringField("time", it.time().toString());
    if (it.entry().isPresent()) {
      json.writeStringField("entry", it.entry().get().toString());
    }
  }

  private static void texts(JsonGenerator json, String name, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(EventWriter.wellFormed(text));
    }
    json.writeEndArray();
  }

  private static void marks(JsonGenerator json, List<FileMark> marks) throws IOException {
    json.writeArrayFieldStart("files");
    for (FileMark mark : marks) {
      json.writeStartObject();
      json.writeStringField("name", EventWriter.wellFormed(mark.name()));
      json.writeNumberField("lines", mark.lines());
      json.writeStringField("last", mark.last());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
