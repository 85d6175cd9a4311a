package org.fasit.reading.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Manifest;
import javax.xml.parsers.DocumentBuilderFactory;
import org.fasit.reading.internal.SettingsSchema.Kind;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The schema against the configurations that the components of all bundles declare. */
class SettingsSchemaTest {
  private static final String PREFIX = "org.fasit.";

  @Test
  void hasJustTheKeysThatTheComponentsUnderstand() throws Exception {
    Map<String, Map<String, String>> schema = new TreeMap<>();
    SettingsSchema.SECTIONS.forEach(
        (name, keys) -> {
          Map<String, String> types = new TreeMap<>();
          keys.forEach((key, kind) -> types.put(key, type(kind)));
          types.keySet().removeIf(key -> SettingsSchema.OWN.contains(name + "." + key));
          if (!SettingsSchema.OWN.contains(name)) {
            schema.put(name, types);
          }
        });
    assertEquals(schema, declared());
  }

  private static String type(Kind kind) {
    if (kind instanceof Kind.Whole) {
      return "Integer";
    }
    if (kind instanceof Kind.Decimal) {
      return "Double";
    }
    return kind instanceof Kind.Flag ? "Boolean" : "String";
  }

  private static Map<String, Map<String, String>> declared() throws Exception {
    Map<String, Map<String, String>> sections = new TreeMap<>();
    ClassLoader loader = SettingsSchemaTest.class.getClassLoader();
    for (URL url : Collections.list(loader.getResources("META-INF/MANIFEST.MF"))) {
      for (String component : components(url)) {
        read(loader.getResource(component), sections);
      }
    }
    return sections;
  }

  private static String[] components(URL manifest) throws IOException {
    try (InputStream in = manifest.openStream()) {
      var attributes = new Manifest(in).getMainAttributes();
      String name = String.valueOf(attributes.getValue("Bundle-SymbolicName"));
      String header = attributes.getValue("Service-Component");
      return name.startsWith(PREFIX) && header != null ? header.split(",") : new String[0];
    }
  }

  private static void read(URL component, Map<String, Map<String, String>> sections)
      throws Exception {
    try (InputStream in = component.openStream()) {
      Element root =
          DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in).getDocumentElement();
      String pid = root.getAttribute("configuration-pid");
      if (!pid.startsWith(PREFIX)) {
        return;
      }
      Map<String, String> keys =
          sections.computeIfAbsent(pid.substring(PREFIX.length()), name -> new TreeMap<>());
      NodeList properties = root.getElementsByTagName("property");
      for (int i = 0; i < properties.getLength(); i++) {
        Element property = (Element) properties.item(i);
        keys.put(property.getAttribute("name"), property.getAttribute("type"));
      }
    }
  }
}
