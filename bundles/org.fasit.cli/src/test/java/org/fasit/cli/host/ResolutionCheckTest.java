package org.fasit.cli.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fasit.cli.host.HostIndex.Export;
import org.fasit.cli.host.HostIndex.SystemPackage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Version;

class ResolutionCheckTest {

  private static final HostIndex HOST =
      new HostIndex(
          "4.6.6",
          List.of(
              new SystemPackage("org.slf4j", Optional.empty()),
              new SystemPackage("net.miginfocom.swing", Optional.empty()),
              new SystemPackage("sun.misc", Optional.empty())),
          List.of(
              bundle("weasis-core", "4.6.6", new Export("org.weasis.core", new Version("4.6.6"))),
              bundle(
                  "org.apache.felix.scr",
                  "2.2.18",
                  new Export("org.osgi.service.component", new Version("1.5.1")))));

  @TempDir private Path work;

  private static HostIndex.Bundle bundle(String name, String version, Export... exports) {
    return new HostIndex.Bundle(name, new Version(version), List.of(exports), List.of());
  }

  private List<String> findings(String... headers) throws IOException {
    return findings(HOST, headers);
  }

  private List<String> findings(HostIndex host, String... headers) throws IOException {
    List<Path> jars = new ArrayList<>();
    for (String header : headers) {
      String[] parts = header.split(": ", 2);
      Map<String, String> manifest = Map.of("Bundle-SymbolicName", "a", parts[0], parts[1]);
      jars.add(Jars.pack(work.resolve("a" + jars.size() + ".jar"), manifest, Map.of()));
    }
    return HostCheck.checkJars(host, jars).findings().stream()
        .map(it -> "%s %s [%s]".formatted(it.problem(), it.subject(), it.remark()))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.weasis.core",
        "org.weasis.core;version=\"[4.5,5)\"",
        "org.weasis.core;version=\"[4.6.6,4.6.6]\"",
        "org.weasis.core;version=4.5",
        "org.slf4j",
        "javax.swing,javax.sql,org.w3c.dom,org.xml.sax.helpers,javax.net.ssl,java.net.http",
        "org.osgi.framework;version=\"[1.10,2)\"",
      })
  void isContent(String imports) throws Exception {
    assertEquals(List.of(), findings("Import-Package: " + imports));
  }

  @Test
  void tellsAVersionOutOfRange() throws Exception {
    assertEquals(
        List.of("import org.weasis.core [4.7.0,5.0.0) [there is 4.6.6]"),
        findings("Import-Package: org.weasis.core;version=\"[4.7,5)\""));
    assertEquals(
        List.of("import org.weasis.core [4.5.0,4.6.6) [there is 4.6.6]"),
        findings("Import-Package: org.weasis.core;version=\"[4.5,4.6.6)\""));
  }

  @Test
  void tellsThatAPackageWithoutVersionDoesNotMeetARange() throws Exception {
    assertEquals(
        List.of("import net.miginfocom.swing [11.0.0,12.0.0) [there is 0.0.0]"),
        findings("Import-Package: net.miginfocom.swing;version=\"[11,12)\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javax.naming",
        "java.lang.instrument",
        "sun.misc",
        "com.sun.net.httpserver",
        "org.ietf.jgss"
      })
  void tellsWhatTheCutDownRuntimeLacks(String name) throws Exception {
    assertEquals(List.of("import " + name + " [not there]"), findings("Import-Package: " + name));
  }

  @Test
  void takesPackagesOfOurOwnBundles() throws Exception {
    assertEquals(
        List.of(),
        findings(
            "Import-Package: org.fasit.a;version=\"[0.1,1)\"",
            "Export-Package: org.fasit.b,org.fasit.a;version=0.1.0;uses:=\"org.fasit.b,x\""));
  }

  @Test
  void notesAnOptionalImport() throws Exception {
    assertEquals(
        List.of("optional org.weasis.seg [not there]"),
        findings("Import-Package: org.weasis.seg;resolution:=optional"));
  }

  @Test
  void tellsAJavaThatIsTooNew() throws Exception {
    String needs = "Require-Capability: osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=%d))\"";

    assertEquals(List.of(), findings(needs.formatted(17)));
    assertEquals(List.of(), findings(needs.formatted(24)));
    assertEquals(
        List.of("requirement osgi.ee (&(osgi.ee=JavaSE)(version=25)) [the host has up to 24.0.0]"),
        findings(needs.formatted(25)));
  }

  @Test
  void asksForDeclarativeServices() throws Exception {
    String needs =
        "Require-Capability: osgi.extender;filter:=\"(&(osgi.extender=osgi.component)"
            + "(version>=1.5.0)(!(version>=2.0.0)))\",osgi.service;effective:=active";

    assertEquals(List.of(), findings(needs));
    assertEquals(1, findings(new HostIndex("4.6.6", List.of(), List.of()), needs).size());
  }

  @Test
  void looksForRequiredBundles() throws Exception {
    assertEquals(List.of(), findings("Require-Bundle: weasis-core;bundle-version=\"[4.5,5)\""));
    assertEquals(
        List.of("requirement weasis-core [5.0.0,6.0.0) [there is 4.6.6]"),
        findings("Fragment-Host: weasis-core;bundle-version=\"[5,6)\""));
  }
}
