package org.fasit.filter;

import java.util.Optional;
import org.fasit.model.AiResult;
import org.fasit.model.FilteredResult;
import org.fasit.model.OpenStudy;
import org.osgi.annotation.versioning.ProviderType;

/** The filter rules in force at this site. */
@ProviderType
public interface Filter {

  /** What the rules in force make of an AI result of that study. */
  FilteredResult apply(AiResult result, OpenStudy study);

  /** SHA-256 of the rules in force, 64 hexadecimal digits; empty when there are none. */
  String rulesHash();

  /**
   * What is wrong with the newest rules file, in words for a superuser (which rule, which field);
   * empty when the newest file is in force. The last good rules stay in force.
   */
  Optional<String> trouble();
}
