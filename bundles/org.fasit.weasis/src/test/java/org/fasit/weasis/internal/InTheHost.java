package org.fasit.weasis.internal;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The whole adapter in the stand-in host with a real reading room, anew for each test. */
abstract class InTheHost {

  @TempDir private Path folder;
  RealRoom room;
  Adapter adapter;
  StandInHost host;

  @BeforeEach
  final void furnish() throws Exception {
    Locale.setDefault(Locale.ENGLISH);
    room = new RealRoom(folder);
    prepare();
    adapter = new Adapter(room);
    host = adapter.host;
  }

  /** Sets up the room before the adapter comes. */
  void prepare() throws Exception {}

  @AfterEach
  final void leave() throws Exception {
    adapter.close();
    room.close();
  }
}
