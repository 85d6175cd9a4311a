package org.fasit.pacs;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;

/**
 * Where the PACS is and how to talk to it.
 *
 * @param transport by what to store
 * @param hold how long a fresh entry waits for an undo before it is sent
 * @param zone the hospital's time zone, in which documents tell dates and times
 */
public record PacsSettings(Transport transport, Duration hold, ZoneId zone) {

  /** How instances are stored. */
  public sealed interface Transport {}

  /**
   * DICOMweb (PS3.18).
   *
   * @param base base address, with or without a slash at the end
   * @param timeout for one request with its answer
   */
  public record DicomWeb(URI base, Credentials credentials, Duration timeout)
      implements Transport {}

  /**
   * DIMSE C-STORE (PS3.7).
   *
   * @param calledAet Application Entity Title of the PACS
   * @param callingAet our own
   * @param timeout for connecting, and for each answer
   */
  public record Dimse(String host, int port, String calledAet, String callingAet, Duration timeout)
      implements Transport {}

  /**
   * Not usable as configured.
   *
   * @param what what is wrong and who can mend it
   */
  public record Unusable(String what) implements Transport {}
}
