package org.fasit.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.junit.jupiter.api.Test;

class TracesTest {

  private static String printed(Throwable problem) {
    StringWriter text = new StringWriter();
    Traces.of(problem).printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  @Test
  void tellsClassesAndPlacesAndNoValues() {
    try {
      LocalDate.parse("Prøve^Person");
    } catch (DateTimeParseException e) {
      String text = printed(new IllegalStateException("of Prøve^Person", e));
      assertFalse(text.contains("Prøve"), text);
      assertTrue(text.startsWith("java.lang.IllegalStateException"), text);
      assertTrue(text.contains("Caused by: java.time.format.DateTimeParseException"), text);
      assertTrue(text.contains("at org.fasit.model.TracesTest."), text);
    }
  }

  @Test
  void endsOnCausesThatLeadBack() {
    Exception first = new Exception("a");
    first.initCause(new Exception("b", first));
    assertEquals("java.lang.Exception", Traces.of(first).toString());
  }
}
