package org.fasit.pacs;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.fasit.audit.AuditTrail;
import org.fasit.dicom.document.CaseArchive;
import org.fasit.dicom.document.CodeMapping;
import org.fasit.dicom.document.DocumentOptions;
import org.fasit.dicom.document.LoggedCase;
import org.fasit.dicom.document.ReportClass;
import org.fasit.model.Judgement;
import org.fasit.pacs.PacsSettings.DicomWeb;
import org.fasit.pacs.internal.PacsArchive;

/**
 * The error lists as the PACS alone tells them, without journal or registry.
 *
 * @param cases false positives and false negatives, withdrawn ones too, oldest first
 * @param unread what was received but could not be used, and why there may be more, one line each;
 *     empty when these are all
 */
public record ErrorLists(List<LoggedCase> cases, List<String> unread) {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  public ErrorLists {
    cases = List.copyOf(cases);
    unread = List.copyOf(unread);
  }

  /**
   * Reads the lists over QIDO-RS and WADO-RS.
   *
   * @param base base address of DICOMweb
   * @throws IOException when the PACS cannot be reached or searched; the message says why
   */
  public static ErrorLists read(URI base, Credentials credentials)
      throws IOException, InterruptedException {
    return read(
        new DicomWeb(base, credentials, TIMEOUT), ZoneId.systemDefault(), CodeMapping.builtIn());
  }

  /**
   * Reads the lists, by the worklist where the PACS has one, and by search.
   *
   * @param zone for documents whose times lack an offset
   * @param codes with which the lists are written; lists with the built-in codes are read too
   */
  public static ErrorLists read(DicomWeb pacs, ZoneId zone, CodeMapping codes)
      throws IOException, InterruptedException {
    PacsArchive archive =
        new PacsArchive(
            pacs,
            new Worklist(Worklist.Mode.AUTO, "FASIT"),
            new DocumentOptions(zone, codes, ReportClass.COMPREHENSIVE_3D, true),
            Clock.systemUTC(),
            AuditTrail.NONE);
    CaseArchive.Found found = archive.read(true, progress -> {});
    return new ErrorLists(found.cases(), found.unread());
  }

  /** Whether these are all cases; otherwise no count of them is final. */
  public boolean isWhole() {
    return unread.isEmpty();
  }

  /** The cases on one of the lists. */
  public List<LoggedCase> of(Judgement judgement) {
    return cases.stream().filter(logged -> logged.judgement() == judgement).toList();
  }
}
