package org.fasit.reading;

import java.util.Optional;
import org.fasit.dicom.SiteProfile;
import org.fasit.model.OpenStudy;
import org.fasit.model.Reader;
import org.osgi.annotation.versioning.ProviderType;

/** Where studies are opened for reading; the one service that hosts and panels start from. */
@ProviderType
public interface ReadingRoom {

  /** Opens a study. The caller closes the reading when the study leaves the screen. */
  Reading open(OpenStudy study);

  /**
   * A reading of a made-up study with a made-up result, of which nothing is logged. Whoever shows
   * results goes through it once while nobody waits, so that the first real study comes as fast as
   * all others. The caller closes it.
   */
  default Optional<Reading> rehearse() {
    return Optional.empty();
  }

  /** Who reads at this workstation now; {@link Reader#UNKNOWN} when nobody knows. */
  default Reader reader() {
    return Reader.UNKNOWN;
  }

  /**
   * What the site knows of its AI products now: which images count as results, among others. A host
   * that chooses what to offer chooses by it.
   */
  default SiteProfile profile() {
    return SiteProfile.NONE;
  }
}
