package org.fasit.pacs.internal;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.fasit.audit.AuditEvent.LogOpened;
import org.fasit.audit.AuditTrail;
import org.fasit.dicom.document.CaseArchive;
import org.fasit.dicom.document.DocumentOptions;
import org.fasit.dicom.document.LoggedCase;
import org.fasit.dicom.document.StudyPlace;
import org.fasit.pacs.Credentials;
import org.fasit.pacs.PacsSettings.DicomWeb;
import org.fasit.pacs.Worklist;

/** The error lists over DICOMweb. One reading at a time; what was read is kept for the next. */
public final class PacsArchive implements CaseArchive {

  private final WebClient web;
  private final Credentials credentials;

  /** A certificate of ours cannot be lent to a host. */
  private final boolean byCertificate;

  private final DocumentOptions options;
  private final UpsWorklist worklist;
  private final Clock clock;
  private final AuditTrail audit;
  private final CaseCache cache = new CaseCache();
  private volatile Optional<Found> last = Optional.empty();

  /**
   * Reads nothing yet.
   *
   * @param options the zone for documents whose times lack an offset, and the codes
   * @param audit is told that somebody opens the lists
   */
  public PacsArchive(
      DicomWeb settings,
      Worklist worklist,
      DocumentOptions options,
      Clock clock,
      AuditTrail audit) {
    this.web = new WebClient(settings, audit);
    this.credentials = settings.credentials();
    this.byCertificate = settings.tls().certificate().isPresent();
    this.options = options;
    this.worklist = new UpsWorklist(new UpsClient(web, worklist.requester()), worklist.mode());
    this.clock = clock;
    this.audit = audit;
  }

  @Override
  public synchronized Found read(boolean anew, Consumer<Progress> tell)
      throws IOException, InterruptedException {
    audit.record(new LogOpened(web.base(), "error lists"));
    if (anew) {
      cache.clear();
    }
    CaseSearch.Found found = new CaseSearch(web, options, cache, tell).search(client());
    Found result = new Found(found.cases(), found.unread(), clock.instant());
    last = Optional.of(result);
    return result;
  }

  /** A worklist that cannot be asked leaves the search, which says itself what is wrong. */
  private Optional<UpsClient> client() throws InterruptedException {
    try {
      return worklist.isInUse() ? Optional.of(worklist.client()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<LoggedCase> again(LoggedCase known) throws IOException, InterruptedException {
    // A cache of its own: nothing but the PACS is to be believed.
    CaseSearch search = new CaseSearch(web, options, new CaseCache(), progress -> {});
    CaseSearch.Found found = search.ofStudy(known.study().studyInstanceUid());
    Optional<LoggedCase> now =
        found.cases().stream()
            .filter(one -> one.entry().sopInstanceUid().equals(known.entry().sopInstanceUid()))
            .findFirst();
    if (now.isEmpty() && !found.unread().isEmpty()) {
      throw new IOException(found.unread().get(0));
    }
    return now;
  }

  @Override
  public Optional<Found> last() {
    return last;
  }

  @Override
  public Optional<StudyPlace> study(String studyInstanceUid) {
    if (byCertificate || !QidoClient.isUid(studyInstanceUid)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new StudyPlace(URI.create(web.base()), studyInstanceUid, credentials.header()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
