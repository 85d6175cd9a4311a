package org.fasit.desk.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class OptionsTest {

  @Test
  void takesValuesAndFlags() throws Exception {
    Options options = Options.parse("--bundles", "b", "--headless", "--lang", "nb");
    assertEquals(Optional.of("b"), options.value("bundles"));
    assertEquals(Optional.of("nb"), options.value("lang"));
    assertTrue(options.flag("headless"));
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThrows(Options.UsageException.class, () -> Options.parse("--bundles", "b", "--loud"));
    assertThrows(Options.UsageException.class, () -> Options.parse("--bundles"));
    assertThrows(Options.UsageException.class, () -> Options.parse("--headless"));
  }
}
