package org.fasit.workstation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
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
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.putValue("Manifest-Version", "1.0");
    main.putValue("Bundle-ManifestVersion", "2");
    main.putValue("Bundle-SymbolicName", "host-life");
    main.putValue("Import-Package", "org.slf4j,org.osgi.service.cm");
    main.putValue("Service-Component", "OSGI-INF/life.xml");
    String own = HostLife.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        InputStream code = HostLife.class.getClassLoader().getResourceAsStream(own)) {
      out.putNextEntry(new JarEntry("OSGI-INF/life.xml"));
      out.write(COMPONENT.getBytes(StandardCharsets.UTF_8));
      out.putNextEntry(new JarEntry(own));
      code.transferTo(out);
    }
    return jar;
  }
}
