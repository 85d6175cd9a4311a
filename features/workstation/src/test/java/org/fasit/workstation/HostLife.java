package org.fasit.workstation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.osgi.service.cm.ConfigurationAdmin;
import org.slf4j.LoggerFactory;

/**
 * A component of the host. Weasis' own bundles are declared components that log and are configured;
 * what these services cost to wake is not ours.
 */
public final class HostLife {

  private static final String COMPONENT =
      """
      <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="host.life" \
      immediate="true" activate="activate">
        <reference name="Admin" interface="org.osgi.service.cm.ConfigurationAdmin" bind="bind"/>
        <implementation class="org.fasit.workstation.HostLife"/>
      </scr:component>
      """;

  /** Called by the framework. */
  public void bind(ConfigurationAdmin admin) throws Exception {
    admin.listConfigurations("(service.pid=host.life)");
  }

  /** Called by the framework. */
  public void activate() {
    LoggerFactory.getLogger(HostLife.class).info("The host lives");
  }

  /** A bundle of that component alone. */
  static Path asBundle(Path jar) throws IOException {
    return OwnBundle.write(
        jar,
        "host-life",
        HostLife.class,
        Map.of(
            "Import-Package", "org.slf4j,org.osgi.service.cm",
            "Service-Component", "OSGI-INF/life.xml"),
        Map.of("OSGI-INF/life.xml", COMPONENT));
  }
}
