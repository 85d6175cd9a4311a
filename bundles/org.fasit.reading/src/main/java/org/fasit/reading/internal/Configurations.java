package org.fasit.reading.internal;

import java.io.IOException;
import java.util.Hashtable;
import java.util.Map;
import java.util.Set;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** The configurations {@code org.fasit.<section>} of the framework. */
final class Configurations {
  private static final String ANY_BUNDLE = "?";

  private final ConfigurationAdmin admin;

  Configurations(ConfigurationAdmin admin) {
    this.admin = admin;
  }

  /**
   * Makes these sections hold, and only these; what does not change is not touched.
   *
   * @param kept sections that stay as they are, whatever they are
   */
  void put(Map<String, Map<String, Object>> sections, Set<String> kept) throws IOException {
    for (String name : SettingsSchema.SECTIONS.keySet()) {
      Map<String, Object> section = sections.get(name);
      if (kept.contains(name) || SettingsSchema.OWN.contains(name)) {
        continue;
      }
      if (section != null) {
        configuration(name).updateIfDifferent(new Hashtable<>(section));
      } else if (known(name)) {
        configuration(name).delete();
      }
    }
  }

  /** Whether a section holds now, perhaps since an earlier run. */
  boolean known(String name) throws IOException {
    try {
      Configuration[] found = admin.listConfigurations("(service.pid=" + pid(name) + ")");
      return found != null && found.length > 0;
    } catch (InvalidSyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Makes a section hold, whatever the others are. */
  void put(String name, Map<String, Object> section) throws IOException {
    configuration(name).updateIfDifferent(new Hashtable<>(section));
  }

  private Configuration configuration(String name) throws IOException {
    return admin.getConfiguration(pid(name), ANY_BUNDLE);
  }

  private static String pid(String name) {
    return "org.fasit." + name;
  }
}
