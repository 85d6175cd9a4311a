package org.fasit.weasis.internal;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What studies the host's viewers show. All calls come on the event dispatch thread. */
interface Viewers {

  /** Study Instance UID of the selected view. */
  Optional<String> selected();

  /**
   * Study Instance UIDs on any view of any tab, or once there and still within reach of the tab.
   */
  Set<String> open();

  /** What there is of a study; the answer is worked out on the thread that asks for it. */
  Supplier<Holdings> holdings(String study);
}
