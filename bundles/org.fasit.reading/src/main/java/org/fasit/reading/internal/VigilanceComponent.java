package org.fasit.reading.internal;

import java.util.List;
import org.fasit.model.FilteredResult;
import org.fasit.model.OpenStudy;
import org.fasit.model.Prompt;
import org.fasit.vigilance.Vigilance;
import org.fasit.vigilance.VigilanceRules;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The prompt rules as configured. What is wrong with a configuration goes to the log, and the last
 * good rules hold; without any, there are no prompts.
 */
@Component(
    service = Vigilance.class,
    configurationPid = "org.fasit.vigilance",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class VigilanceComponent implements Vigilance {
  private static final Logger LOG = LoggerFactory.getLogger(VigilanceComponent.class);

  /** Section {@code vigilance} of the settings file. */
  public @interface Config {
    /** How far from its threshold a confidence is still near it, 0 to 1. */
    double margin() default 0.05;

    /** JSON list of what the products are made for. */
    String products() default "[]";
  }

  private volatile @Nullable VigilanceRules rules;

  @Activate
  public VigilanceComponent(Config config) {
    modified(config);
  }

  @Modified
  void modified(Config config) {
    try {
      rules = VigilanceSettings.rules(config.margin(), config.products());
    } catch (SettingsException problem) {
      LOG.error("The last good prompt rules hold: {}", problem.getMessage());
    }
  }

  @Override
  public List<Prompt> promptsFor(FilteredResult shown, OpenStudy study) {
    VigilanceRules inForce = rules;
    return inForce == null ? List.of() : inForce.promptsFor(shown, study);
  }
}
