package org.fasit.reading;

import org.fasit.model.OpenStudy;
import org.osgi.annotation.versioning.ProviderType;

/** Where studies are opened for reading; the one service that hosts and panels start from. */
@ProviderType
public interface ReadingRoom {

  /** Opens a study. The caller closes the reading when the study leaves the screen. */
  Reading open(OpenStudy study);
}
