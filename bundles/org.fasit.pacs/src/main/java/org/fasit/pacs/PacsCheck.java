package org.fasit.pacs;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.dcm4che3.data.UID;
import org.fasit.dicom.document.ReportClass;
import org.fasit.journal.ConnectionTest.Check;
import org.fasit.journal.ConnectionTest.Outcome;
import org.fasit.pacs.PacsSettings.DicomWeb;
import org.fasit.pacs.PacsSettings.Dimse;
import org.fasit.pacs.PacsSettings.Documents;
import org.fasit.pacs.PacsSettings.Unusable;
import org.fasit.pacs.internal.DimseProbe;
import org.fasit.pacs.internal.Messages;
import org.fasit.pacs.internal.WebProbe;
import org.fasit.tls.LiveTls;
import org.fasit.tls.TlsException;
import org.fasit.tls.TlsFiles;

/** Tries out a PACS without storing anything: reach, sign-in, certificates, what it takes. */
public final class PacsCheck {

  private static final Duration SOON = Duration.ofDays(30);

  private final Documents documents;
  private final Worklist.Mode worklist;
  private final Consumer<Check> tell;
  private final Instant now;

  private PacsCheck(
      Documents documents, Worklist.Mode worklist, Consumer<Check> tell, Instant now) {
    this.documents = documents;
    this.worklist = worklist;
    this.tell = tell;
    this.now = now;
  }

  /**
   * Tries step by step. A step that fails ends it.
   *
   * @param web where lists are read back and work items are put; empty where there is no such place
   * @param now for how long certificates still hold
   * @param tell takes each finding as soon as it is there
   */
  public static void run(
      PacsSettings settings,
      Optional<DicomWeb> web,
      Worklist worklist,
      Instant now,
      Consumer<Check> tell)
      throws InterruptedException {
    new PacsCheck(settings.documents(), worklist.mode(), tell, now).run(settings.transport(), web);
  }

  private void run(PacsSettings.Transport transport, Optional<DicomWeb> web)
      throws InterruptedException {
    if (transport instanceof Unusable unusable) {
      bad("check.settings", unusable.what());
      return;
    }
    if (transport instanceof Dimse dimse) {
      if (!certificates(dimse.tls()) || !dimse(new DimseProbe(dimse))) {
        return;
      }
      if (web.isEmpty()) {
        withoutWeb();
      }
    }
    if (web.isPresent()) {
      web(web.get());
    }
  }

  private void web(DicomWeb web) throws InterruptedException {
    boolean secured = "https".equalsIgnoreCase(web.base().getScheme());
    if (!secured && web.credentials().isSecret()) {
      doubtful("check.signIn", Messages.text("check.plain"));
    }
    if (certificates(secured ? Optional.of(web.tls()) : Optional.empty())) {
      web(new WebProbe(web));
    }
  }

  /** What C-STORE alone leaves out. */
  private void withoutWeb() {
    doubtful("check.search", Messages.text("check.noUrl"));
    if (worklist == Worklist.Mode.ON) {
      bad("ups.check", Messages.text("ups.checkNoUrl"));
    }
  }

  /** Whether the files of certificates, if there are any, can be used. */
  private boolean certificates(Optional<TlsFiles> files) {
    if (files.isEmpty() || files.get().equals(TlsFiles.NONE)) {
      return true;
    }
    try {
      Optional<Instant> ends = new LiveTls(files.get()).current().certificateEnds();
      if (ends.isEmpty()) {
        good("check.certificates", Messages.text("check.read"));
      } else if (ends.get().isAfter(now.plus(SOON))) {
        good("check.certificates", Messages.text("check.until", day(ends.get())));
      } else if (ends.get().isAfter(now)) {
        doubtful("check.certificates", Messages.text("check.until", day(ends.get())));
      } else {
        bad("check.certificates", Messages.text("check.ended", day(ends.get())));
        return false;
      }
      return true;
    } catch (TlsException e) {
      bad("check.certificates", e.getMessage());
      return false;
    }
  }

  private static String day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneId.systemDefault()).toString();
  }

  private void web(WebProbe probe) throws InterruptedException {
    try {
      boolean isSearchable = probe.reach();
      good("check.signIn", Messages.text("check.answers", probe.address()));
      if (isSearchable) {
        searching(probe);
      } else {
        doubtful("check.search", Messages.text("check.storeOnly"));
      }
    } catch (IOException e) {
      bad("check.signIn", e.getMessage());
      return;
    }
    worklist(probe);
  }

  /** Whether the error lists can be read back, and all of them. */
  private void searching(WebProbe probe) throws InterruptedException {
    try {
      List<String> missing = probe.readKeyObjects();
      if (missing.isEmpty()) {
        good("check.search", Messages.text("check.searches"));
      } else {
        doubtful("check.search", Messages.text("check.short", String.join(" ", missing)));
      }
    } catch (IOException e) {
      doubtful("check.search", e.getMessage());
    }
  }

  private void worklist(WebProbe probe) throws InterruptedException {
    if (worklist == Worklist.Mode.OFF) {
      good("ups.check", Messages.text("ups.checkOff"));
      return;
    }
    try {
      if (probe.hasWorklist()) {
        good("ups.check", Messages.text("ups.checkThere"));
      } else if (worklist == Worklist.Mode.ON) {
        bad("ups.check", Messages.text("ups.none", probe.address()));
      } else {
        good("ups.check", Messages.text("ups.checkNone"));
      }
    } catch (IOException e) {
      if (worklist == Worklist.Mode.ON) {
        bad("ups.check", e.getMessage());
      } else {
        doubtful("ups.check", e.getMessage());
      }
    }
  }

  /** Whether the node answers. */
  private boolean dimse(DimseProbe probe) throws InterruptedException {
    try {
      probe.echo();
      good("check.echo", Messages.text("check.answers", probe.address()));
      storing(probe.refusedForStorage());
      if (probe.searches()) {
        good("check.find", Messages.text("check.finds"));
      } else {
        doubtful("check.find", Messages.text("noFind"));
      }
      return true;
    } catch (IOException e) {
      bad("check.echo", e.getMessage());
      return false;
    }
  }

  /**
   * Whether what it takes is enough to write a case; it is, but worse, without marks.
   *
   * @param refused SOP Class UIDs that it does not take, with their names
   */
  private void storing(Map<String, String> refused) {
    String wanted = documents.report().orElse(ReportClass.COMPREHENSIVE_3D).sopClassUid();
    String plain = ReportClass.COMPREHENSIVE.sopClassUid();
    boolean fallsBack =
        documents.report().isEmpty() && refused.containsKey(wanted) && !refused.containsKey(plain);
    List<String> needed =
        List.of(UID.KeyObjectSelectionDocumentStorage, fallsBack ? plain : wanted);
    String missing = names(refused, needed);
    String marks = documents.marks() ? names(refused, DimseProbe.STATES) : "";
    if (!missing.isEmpty()) {
      bad("check.store", Messages.text("check.refuses", missing));
    } else if (!marks.isEmpty()) {
      doubtful("check.store", Messages.text("check.noMarks", marks));
    } else {
      good("check.store", Messages.text(fallsBack ? "check.takesPlain" : "check.takes"));
    }
  }

  private static String names(Map<String, String> refused, List<String> classes) {
    return classes.stream()
        .filter(refused::containsKey)
        .map(refused::get)
        .collect(Collectors.joining(", "));
  }

  private void good(String what, String told) {
    tell.accept(new Check(Outcome.GOOD, Messages.text(what), told));
  }

  private void doubtful(String what, String told) {
    tell.accept(new Check(Outcome.DOUBTFUL, Messages.text(what), told));
  }

  private void bad(String what, String told) {
    tell.accept(new Check(Outcome.BAD, Messages.text(what), told));
  }
}
