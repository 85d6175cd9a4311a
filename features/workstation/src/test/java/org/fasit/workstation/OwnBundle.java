package org.fasit.workstation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Bundles of one class of these tests, to run inside the framework. */
final class OwnBundle {

  private OwnBundle() {}

  /**
   * Writes a bundle.
   *
   * @param name its symbolic name
   * @param headers the headers beyond that name
   * @param texts further files by their path
   */
  static Path write(
      Path jar, String name, Class<?> code, Map<String, String> headers, Map<String, String> texts)
      throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
    manifest.getMainAttributes().putValue("Bundle-ManifestVersion", "2");
    manifest.getMainAttributes().putValue("Bundle-SymbolicName", name);
    headers.forEach(manifest.getMainAttributes()::putValue);
    String own = code.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        InputStream bytes = code.getClassLoader().getResourceAsStream(own)) {
      for (Map.Entry<String, String> text : texts.entrySet()) {
        out.putNextEntry(new JarEntry(text.getKey()));
        out.write(text.getValue().getBytes(StandardCharsets.UTF_8));
      }
      out.putNextEntry(new JarEntry(own));
      bytes.transferTo(out);
    }
    return jar;
  }
}
