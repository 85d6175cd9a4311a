package org.fasit.pacs.internal;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Stores instances in the PACS. */
interface Storage {

  /**
   * Stores; a repeat is recognised by its UIDs.
   *
   * @return a status for each instance, by SOP Instance UID: stored, again or rejected
   * @throws IOException when the PACS could not be reached, or fails as a whole
   */
  Map<String, StoreStatus> store(List<Outgoing> instances) throws IOException, InterruptedException;
}
