package org.fasit.pacs.internal;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fasit.audit.AuditTrail;
import org.fasit.dicom.document.DocumentOptions;
import org.fasit.pacs.PacsSettings.DicomWeb;
import org.fasit.pacs.internal.SeriesSearch.Series;
import org.fasit.pacs.internal.WebClient.Answer;

/** Tries out DICOMweb with searches, which leave nothing behind. */
public final class WebProbe {

  private final WebClient web;

  public WebProbe(DicomWeb settings) {
    this.web = new WebClient(settings, AuditTrail.NONE);
  }

  public String address() {
    return web.base();
  }

  /**
   * Signs in and asks for one study; the failure tells an administrator what to change.
   *
   * @return whether the server can be searched; one that cannot still takes objects
   */
  public boolean reach() throws IOException, InterruptedException {
    Answer answer = web.get("/studies?limit=1");
    boolean isWithoutSearch =
        answer.status() == 404 || answer.status() == 405 || answer.status() == 501;
    if (isWithoutSearch && stores()) {
      return false;
    }
    Optional<String> wrong = WebClient.misconfiguration(answer, web.base());
    if (wrong.isPresent()) {
      throw new IOException(wrong.get());
    }
    if (!answer.isSuccess()) {
      throw new IOException(HttpText.trouble(answer));
    }
    DatasetText.parse(answer);
    return true;
  }

  /** Whether the server takes a store request, seen by how it answers one without objects. */
  private boolean stores() throws IOException, InterruptedException {
    Answer answer = web.post("/studies", StowClient.CONTENT_TYPE, StowClient.multipart(List.of()));
    return WebClient.misconfiguration(answer, web.base()).isEmpty();
  }

  /**
   * Searches for key objects and reads one series of them, as reading the error lists back does.
   *
   * @return what was received but could not be used, and why there may be more; one line each
   */
  public List<String> readKeyObjects() throws IOException, InterruptedException {
    QidoClient qido = new QidoClient(web);
    SeriesSearch.Found found = SeriesSearch.few(qido, "KO").everywhere();
    List<String> missing = new ArrayList<>(found.missing());
    Optional<Series> one =
        found.series().stream()
            .filter(series -> series.description().filter(SeriesReader::isOurs).isPresent())
            .findFirst()
            .or(() -> found.series().stream().findFirst());
    if (one.isPresent()) {
      SeriesReader reader =
          new SeriesReader(qido, DocumentOptions.in(ZoneId.systemDefault()), new CaseCache());
      missing.addAll(reader.listed(List.of(one.get())).unread());
    }
    return missing;
  }

  /** Whether the server has work items (UPS-RS). */
  public boolean hasWorklist() throws IOException, InterruptedException {
    return new UpsClient(web, "FASIT").isThere();
  }
}
