package org.fasit.pacs.internal;

import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.fasit.dicom.document.DocumentOptions;
import org.fasit.dicom.document.ReportClass;
import org.fasit.pacs.PacsSettings.Documents;
import org.fasit.pacs.internal.WebClient.ServerTroubleException;

/**
 * As which SOP Class assessments are sent. Where no setting says it, the first one is sent alone as
 * Comprehensive 3D SR; a PACS that refuses that class gets Comprehensive SR from then on. Key
 * objects name their assessment with its class, so this is settled before they are sent.
 */
final class ReportChoice {

  private final DocumentOptions options;
  private volatile ReportClass report;
  private volatile boolean settled;

  ReportChoice(Documents documents, ZoneId zone) {
    this.report = documents.report().orElse(ReportClass.COMPREHENSIVE_3D);
    this.settled = documents.report().isPresent();
    this.options = new DocumentOptions(zone, documents.codes(), report, documents.marks());
  }

  /** How documents are written now. */
  DocumentOptions options() {
    return options.with(report);
  }

  /**
   * Finds out which class the PACS takes, when that is not known.
   *
   * @param documents what is about to be sent
   * @return whether the documents must be made anew
   */
  boolean changes(List<Outgoing> documents, Storage storage)
      throws IOException, InterruptedException {
    Optional<Outgoing> first =
        documents.stream()
            .filter(it -> it.sopClassUid().equals(ReportClass.COMPREHENSIVE_3D.sopClassUid()))
            .findFirst();
    if (settled || first.isEmpty()) {
      return false;
    }
    Outgoing asked = first.get();
    try {
      settle(Optional.ofNullable(storage.store(List.of(asked)).get(asked.uid())));
    } catch (ServerTroubleException e) {
      // The PACS stumbles over this one; the others are not to wait for it.
      return false;
    }
    return report != ReportClass.COMPREHENSIVE_3D;
  }

  private void settle(Optional<StoreStatus> answer) {
    if (answer.filter(StoreStatus.Stored.class::isInstance).isPresent()) {
      settled = true;
    } else if (answer.filter(StoreStatus.ClassRefused.class::isInstance).isPresent()) {
      report = ReportClass.COMPREHENSIVE;
      settled = true;
    }
  }
}
