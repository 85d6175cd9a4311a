package org.fasit.vigilance;

import java.util.List;
import org.fasit.model.FilteredResult;
import org.fasit.model.OpenStudy;
import org.fasit.model.Prompt;
import org.osgi.annotation.versioning.ProviderType;

/** The reasons that this very case gives for an inline prompt. */
@ProviderType
public interface Vigilance {

  /** The prompts for one result of a study, the weightiest first; most often none. */
  List<Prompt> promptsFor(FilteredResult shown, OpenStudy study);
}
