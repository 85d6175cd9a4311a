package org.fasit.pacs;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.fasit.dicom.document.CodeMapping;
import org.fasit.dicom.document.ReportClass;
import org.fasit.tls.TlsFiles;

/**
 * Where the PACS is and how to talk to it.
 *
 * @param transport by what to store
 * @param hold how long a fresh entry waits for an undo before it is sent
 * @param zone the hospital's time zone, in which documents tell dates and times
 * @param documents how documents are written
 */
public record PacsSettings(Transport transport, Duration hold, ZoneId zone, Documents documents) {

  /** With the documents that Fasit writes by itself. */
  public PacsSettings(Transport transport, Duration hold, ZoneId zone) {
    this(transport, hold, zone, Documents.DEFAULT);
  }

  /**
   * How documents are written.
   *
   * @param codes the table of codes
   * @param report the SOP Class of assessments; empty to find out which one the PACS takes
   * @param marks whether presentation states are written that mark the place
   * @param agreements whether agreement becomes a document too
   */
  public record Documents(
      CodeMapping codes, Optional<ReportClass> report, boolean marks, boolean agreements) {

    /** Built-in codes, whichever class the PACS takes, marks, no agreement. */
    public static final Documents DEFAULT =
        new Documents(CodeMapping.builtIn(), Optional.empty(), true, false);
  }

  /** How instances are stored. */
  public sealed interface Transport {}

  /**
   * DICOMweb (PS3.18).
   *
   * @param base base address, with or without a slash at the end
   * @param timeout for one request with its answer
   * @param tls for an https address
   */
  public record DicomWeb(URI base, Credentials credentials, Duration timeout, TlsFiles tls)
      implements Transport {

    /** Trusts whom the Java runtime trusts. */
    public DicomWeb(URI base, Credentials credentials, Duration timeout) {
      this(base, credentials, timeout, TlsFiles.NONE);
    }
  }

  /**
   * DIMSE C-STORE (PS3.7).
   *
   * @param calledAet Application Entity Title of the PACS
   * @param callingAet our own
   * @param timeout for connecting, and for each answer
   * @param tls for a connection over TLS; empty for a plain one
   */
  public record Dimse(
      String host,
      int port,
      String calledAet,
      String callingAet,
      Duration timeout,
      Optional<TlsFiles> tls)
      implements Transport {

    /** A plain connection. */
    public Dimse(String host, int port, String calledAet, String callingAet, Duration timeout) {
      this(host, port, calledAet, callingAet, timeout, Optional.empty());
    }
  }

  /**
   * Not usable as configured.
   *
   * @param what what is wrong and who can mend it
   */
  public record Unusable(String what) implements Transport {}
}
