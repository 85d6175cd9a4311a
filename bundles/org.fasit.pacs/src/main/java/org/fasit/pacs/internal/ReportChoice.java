package org.fasit.pacs.internal;

import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fasit.dicom.document.DocumentOptions;
import org.fasit.dicom.document.ReportClass;
import org.fasit.pacs.PacsSettings.Documents;

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

  /** The one by which it is found out what the PACS takes; empty when that is known. */
  Optional<Outgoing> first(List<Outgoing> documents) {
    return settled
        ? Optional.empty()
        : documents.stream()
            .filter(it -> it.sopClassUid().equals(ReportClass.COMPREHENSIVE_3D.sopClassUid()))
            .findFirst();
  }

  /**
   * Sends that one.
   *
   * @return what became of it; empty when the PACS does not take its class, so that all documents
   *     must be made anew
   */
  Optional<StoreStatus> send(Outgoing first, Storage storage)
      throws IOException, InterruptedException {
    Map<String, StoreStatus> said = storage.store(List.of(first));
    StoreStatus status =
        Optional.ofNullable(said.get(first.uid()))
            .orElseGet(() -> new StoreStatus.Again(Messages.text("saidNothing")));
    if (status instanceof StoreStatus.ClassRefused) {
      report = ReportClass.COMPREHENSIVE;
      settled = true;
      return Optional.empty();
    }
    settled |= status instanceof StoreStatus.Stored;
    return Optional.of(status);
  }
}
