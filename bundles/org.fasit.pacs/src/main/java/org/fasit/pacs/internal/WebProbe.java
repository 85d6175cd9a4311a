package org.fasit.pacs.internal;

import java.io.IOException;
import java.util.Optional;
import org.fasit.audit.AuditTrail;
import org.fasit.pacs.PacsSettings.DicomWeb;
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

  /** Signs in and asks for one study; the failure tells an administrator what to change. */
  public void reach() throws IOException, InterruptedException {
    ask("/studies?limit=1");
  }

  /** Asks for one series of key objects, as reading the error lists back does. */
  public void searchKeyObjects() throws IOException, InterruptedException {
    ask("/series?Modality=KO&limit=1");
  }

  /** Whether the server has work items (UPS-RS). */
  public boolean hasWorklist() throws IOException, InterruptedException {
    return new UpsClient(web, "FASIT").isThere();
  }

  private void ask(String path) throws IOException, InterruptedException {
    Answer answer = web.get(path, WebClient.DICOM_JSON);
    Optional<String> wrong = WebClient.misconfiguration(answer, web.base());
    if (wrong.isPresent()) {
      throw new IOException(wrong.get());
    }
    if (!answer.isSuccess()) {
      String said = HttpText.line(answer.body());
      throw new IOException(Messages.text("trouble", answer.status(), said));
    }
    if (!answer.isEmpty()) {
      DatasetText.parse(answer);
    }
  }
}
