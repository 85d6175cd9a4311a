package org.fasit.workstation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.cm.ConfigurationAdmin;
import org.slf4j.LoggerFactory;

/**
 * What the host itself declares. Weasis' own bundles are declared components that log and are
 * configured; what it costs to wake the services they rest on is not ours.
 *
 * <p>As many as in Weasis 4.7.2: 34 components in 18 bundles, one of them immediate (counted in its
 * sources).
 */
public final class HostLife {

  private static final List<Integer> COMPONENTS =
      List.of(1, 6, 5, 4, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);

  private static final String IMMEDIATE =
      """
      <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="host.life" \
      immediate="true" activate="activate">
        <reference name="Admin" interface="org.osgi.service.cm.ConfigurationAdmin" bind="bind"/>
        <implementation class="org.fasit.workstation.HostLife"/>
      </scr:component>
      """;

  private static final String DELAYED =
      """
      <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="%s">
        <property name="host.View2dContainer" type="String" value="true"/>
        <service><provide interface="org.fasit.workstation.HostLife"/></service>
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

  /** Bundles of these components alone; the first has the immediate one. */
  static List<Path> asBundles(Path folder) throws IOException {
    List<Path> bundles = new ArrayList<>();
    for (int components : COMPONENTS) {
      bundles.add(asBundle(folder, "host-life-" + bundles.size(), components));
    }
    return bundles;
  }

  private static Path asBundle(Path folder, String name, int components) throws IOException {
    Map<String, String> declared = new HashMap<>();
    for (int i = 0; i < components; i++) {
      boolean first = name.endsWith("-0");
      declared.put(
          "OSGI-INF/life" + i + ".xml", first ? IMMEDIATE : DELAYED.formatted(name + "." + i));
    }
    return OwnBundle.write(
        folder.resolve(name + ".jar"),
        name,
        HostLife.class,
        Map.of(
            "Import-Package",
            "org.slf4j,org.osgi.service.cm,org.weasis.core.api.gui,org.weasis.core.ui.docking",
            "Service-Component",
            String.join(",", declared.keySet())),
        declared);
  }
}
