package org.fasit.pacs;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.fasit.journal.ConnectionTest.Check;
import org.fasit.journal.ConnectionTest.Outcome;
import org.fasit.pacs.PacsSettings.DicomWeb;
import org.fasit.pacs.PacsSettings.Dimse;
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

  private final Consumer<Check> tell;
  private final Instant now;

  private PacsCheck(Consumer<Check> tell, Instant now) {
    this.tell = tell;
    this.now = now;
  }

  /**
   * Tries step by step. A step that fails ends it.
   *
   * @param now for how long certificates still hold
   * @param tell takes each finding as soon as it is there
   */
  public static void run(PacsSettings.Transport transport, Instant now, Consumer<Check> tell)
      throws InterruptedException {
    new PacsCheck(tell, now).run(transport);
  }

  private void run(PacsSettings.Transport transport) throws InterruptedException {
    if (transport instanceof Unusable unusable) {
      bad("check.settings", unusable.what());
    } else if (transport instanceof DicomWeb web) {
      boolean secured = "https".equalsIgnoreCase(web.base().getScheme());
      if (!secured && web.credentials().isSecret()) {
        doubtful("check.signIn", Messages.text("check.plain"));
      }
      if (certificates(secured ? Optional.of(web.tls()) : Optional.empty())) {
        web(new WebProbe(web));
      }
    } else if (transport instanceof Dimse dimse && certificates(dimse.tls())) {
      dimse(new DimseProbe(dimse));
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
      probe.reach();
      good("check.signIn", Messages.text("check.answers", probe.address()));
    } catch (IOException e) {
      bad("check.signIn", e.getMessage());
      return;
    }
    try {
      probe.searchKeyObjects();
      good("check.search", Messages.text("check.searches"));
    } catch (IOException e) {
      doubtful("check.search", e.getMessage());
    }
    worklist(probe);
  }

  private void worklist(WebProbe probe) throws InterruptedException {
    try {
      good("ups.check", Messages.text(probe.hasWorklist() ? "ups.checkThere" : "ups.checkNone"));
    } catch (IOException e) {
      doubtful("ups.check", e.getMessage());
    }
  }

  private void dimse(DimseProbe probe) throws InterruptedException {
    try {
      probe.echo();
      good("check.echo", Messages.text("check.answers", probe.address()));
      List<String> refused = probe.refusedForStorage();
      if (refused.isEmpty()) {
        good("check.store", Messages.text("check.takes"));
      } else {
        bad("check.store", Messages.text("check.refuses", String.join(", ", refused)));
      }
      if (probe.searches()) {
        good("check.search", Messages.text("check.searches"));
      } else {
        doubtful("check.search", Messages.text("noFind"));
      }
    } catch (IOException e) {
      bad("check.echo", e.getMessage());
    }
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
