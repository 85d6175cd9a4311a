package org.fasit.desk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.fasit.samples.SampleStudies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CasesInDeskTest {

  @TempDir private Path home;

  @Test
  void aSuperuserOpensTheStudyOfACaseAndStaysAmongTheCases() throws Exception {
    SampleStudies.write(home.resolve("studies"), 3, 11);
    Map<String, String> seen =
        SeenInWindow.by(CasesInDesk.class, home, home.resolve("studies").toString());

    assertEquals("1", seen.get("before"), "no tab without cases");
    assertEquals("2", seen.get("offered"));
    assertEquals(seen.get("expected"), seen.get("opened"));
    assertEquals("1", seen.get("still"), "the cases stay in view");
    assertEquals("1", seen.get("after"));
  }
}
