package org.fasit.pacs.internal;

import java.io.IOException;

/** Asks a PACS for a single instance. */
interface InstanceSearch {

  /**
   * Whether the PACS has just this instance: same UIDs, same place, same kind.
   *
   * @throws QidoClient.NotSearchableException when this PACS cannot be asked
   * @throws IOException when it cannot be asked now
   */
  boolean has(Outgoing instance) throws IOException, InterruptedException;
}
