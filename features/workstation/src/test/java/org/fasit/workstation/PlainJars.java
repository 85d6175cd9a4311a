package org.fasit.workstation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.Deflater;

/** Libraries that the host brings as one bundle (Docking Frames) and others as plain jars. */
final class PlainJars {

  private static final String NAME = "docking-frames";

  /** As Weasis 4.5 to 4.7 exports its packages. */
  private static final String VERSION = "1.1.7";

  private PlainJars() {}

  static boolean isBundle(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      Manifest manifest = file.getManifest();
      return manifest != null
          && manifest.getMainAttributes().getValue("Bundle-SymbolicName") != null;
    }
  }

  /** Puts all classes into one bundle that exports every package. */
  static Path asBundle(List<Path> jars, Path bundle) throws IOException {
    Set<String> packages = new TreeSet<>();
    for (Path jar : jars) {
      try (JarFile file = new JarFile(jar.toFile())) {
        file.stream()
            .map(JarEntry::getName)
            .filter(name -> name.endsWith(".class") && name.contains("/"))
            .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
            .forEach(packages::add);
      }
    }
    try (JarOutputStream out =
        new JarOutputStream(Files.newOutputStream(bundle), manifest(packages))) {
      out.setLevel(Deflater.NO_COMPRESSION);
      Set<String> written = new TreeSet<>(Set.of(JarFile.MANIFEST_NAME));
      for (Path jar : jars) {
        copy(jar, out, written);
      }
    }
    return bundle;
  }

  private static Manifest manifest(Set<String> packages) {
    Manifest manifest = new Manifest();
    var main = manifest.getMainAttributes();
    main.putValue("Manifest-Version", "1.0");
    main.putValue("Bundle-ManifestVersion", "2");
    main.putValue("Bundle-SymbolicName", NAME);
    main.putValue("Bundle-Version", VERSION);
    main.putValue("DynamicImport-Package", "*");
    String version = ";version=" + VERSION;
    main.putValue("Export-Package", String.join(version + ",", packages) + version);
    return manifest;
  }

  private static void copy(Path jar, JarOutputStream out, Set<String> written) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : Collections.list(file.entries())) {
        if (!entry.isDirectory() && written.add(entry.getName())) {
          out.putNextEntry(new JarEntry(entry.getName()));
          try (InputStream in = file.getInputStream(entry)) {
            in.transferTo(out);
          }
          out.closeEntry();
        }
      }
    }
  }
}
