package org.fasit.desk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysInDeskTest {

  @TempDir private Path home;

  @Test
  void aKeyThatIsChangedInTheSettingsHoldsAtOnceEverywhere() throws Exception {
    Map<String, String> seen = SeenInWindow.by(KeysInDesk.class, home);

    assertNotEquals("0", seen.get("before.old"));
    assertEquals("0", seen.get("before.new"));
    assertEquals("J", seen.get("unsaved.shown"), "nothing holds before it is saved");
    assertEquals(seen.get("before.old"), seen.get("unsaved.old"));
    assertEquals("F9", seen.get("saved.shown"));
    assertEquals("0", seen.get("saved.old"), "the old key is free");
    assertEquals(seen.get("before.old"), seen.get("saved.new"), "in as many places as before");
    assertEquals("true", seen.get("open"), "while the settings stay open");
  }
}
