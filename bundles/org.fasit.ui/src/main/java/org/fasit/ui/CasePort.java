package org.fasit.ui;

import java.awt.HeadlessException;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import org.fasit.dicom.document.LoggedCase;
import org.osgi.annotation.versioning.ConsumerType;

/** What a host does to open the study of a case. Called on the event dispatch thread. */
@ConsumerType
public interface CasePort {

  /** How far opening came. */
  enum Opening {
    /** The study is on screen, or will be in a moment. */
    OPENED,
    /** The host cannot open it; the accession number was copied, to be looked up with. */
    COPIED,
    /** The host cannot open it, and there is no accession number to copy, or no clipboard. */
    NOT_POSSIBLE
  }

  /** Opens the study, or does what comes nearest to it. Returns at once. */
  Opening open(LoggedCase logged);

  /** For a host that cannot open a study: copies its accession number. */
  static Opening copyAccession(LoggedCase logged) {
    String accession = logged.study().accessionNumber();
    if (accession.isBlank()) {
      return Opening.NOT_POSSIBLE;
    }
    try {
      StringSelection text = new StringSelection(accession);
      Toolkit.getDefaultToolkit().getSystemClipboard().setContents(text, text);
      return Opening.COPIED;
    } catch (IllegalStateException | HeadlessException taken) {
      return Opening.NOT_POSSIBLE;
    }
  }
}
