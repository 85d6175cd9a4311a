package org.fasit.cli.host;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.Attributes.Name;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A jar with its manifest and its class files, those of jars nested on its {@code Bundle-ClassPath}
 * included. Of a multi-release jar the newest form of a class that {@link #NEWEST_JAVA} would load.
 *
 * @param classes class files by internal name
 */
record BundleJar(Path file, Attributes manifest, Map<String, byte[]> classes) {

  /** The newest Java that a supported host brings. */
  static final int NEWEST_JAVA = 25;

  private static final int LARGEST_CLASS = 16 << 20;
  private static final int LARGEST_NESTED = 256 << 20;
  private static final int MOST_ENTRIES = 200_000;
  private static final Pattern VERSIONED = Pattern.compile("META-INF/versions/([0-9]{1,4})/(.+)");

  /** Reads a jar, packed or not; of its classes those with an accepted internal name. */
  static BundleJar read(Path file, Predicate<String> wanted) throws IOException {
    if (!PackedJar.isPacked(file)) {
      return read(file, file, wanted);
    }
    Path unpacked = PackedJar.unpack(file);
    try {
      return read(file, unpacked, wanted);
    } finally {
      Files.delete(unpacked);
    }
  }

  private static BundleJar read(Path file, Path jar, Predicate<String> wanted) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      Attributes manifest = manifest(zip);
      Map<String, byte[]> classes = new TreeMap<>();
      for (ManifestHeader.Clause clause : classPath(manifest)) {
        for (String path : clause.names()) {
          addAll(zip, path, wanted, classes);
        }
      }
      return new BundleJar(file, manifest, classes);
    } catch (ZipException | IllegalArgumentException e) {
      throw new IOException(file.getFileName() + " is no whole jar: " + e.getMessage(), e);
    }
  }

  /** The jars of a folder, by name; a packed one only where it does not lie there unpacked too. */
  static List<Path> jarsIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".jar") || isOnlyPacked(file))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  private static boolean isOnlyPacked(Path file) {
    String name = file.getFileName().toString();
    return PackedJar.isPacked(file)
        && !Files.exists(file.resolveSibling(name.substring(0, name.length() - ".xz".length())));
  }

  /** A header of the manifest, if it is there. */
  Optional<String> header(String name) {
    return Optional.ofNullable(manifest.getValue(name));
  }

  private static Attributes manifest(ZipFile zip) throws IOException {
    ZipEntry entry = zip.getEntry(JarFile.MANIFEST_NAME);
    return entry == null
        ? new Attributes()
        : new Manifest(new ByteArrayInputStream(bytes(zip, entry, LARGEST_CLASS)))
            .getMainAttributes();
  }

  private static List<ManifestHeader.Clause> classPath(Attributes manifest) {
    String header = manifest.getValue("Bundle-ClassPath");
    return ManifestHeader.parse(header == null ? "." : header);
  }

  private static void addAll(
      ZipFile zip, String path, Predicate<String> wanted, Map<String, byte[]> classes)
      throws IOException {
    if (path.equals(".") || path.equals("/")) {
      addClasses(zip, wanted, classes);
      return;
    }
    ZipEntry nested = zip.getEntry(path.startsWith("/") ? path.substring(1) : path);
    if (nested == null || nested.isDirectory()) {
      return;
    }
    Path copy = Files.createTempFile("fasit-nested", ".jar");
    try {
      Files.write(copy, bytes(zip, nested, LARGEST_NESTED));
      try (ZipFile inner = new ZipFile(copy.toFile())) {
        addClasses(inner, wanted, classes);
      }
    } finally {
      Files.delete(copy);
    }
  }

  private static void addClasses(ZipFile zip, Predicate<String> wanted, Map<String, byte[]> classes)
      throws IOException {
    if (zip.size() > MOST_ENTRIES) {
      throw new IOException(zip.getName() + " has more than " + MOST_ENTRIES + " entries");
    }
    boolean multiRelease = "true".equalsIgnoreCase(manifest(zip).getValue(Name.MULTI_RELEASE));
    for (Map.Entry<String, ZipEntry> entry : newest(zip, multiRelease).entrySet()) {
      if (wanted.test(entry.getKey()) && !classes.containsKey(entry.getKey())) {
        classes.put(entry.getKey(), bytes(zip, entry.getValue(), LARGEST_CLASS));
      }
    }
  }

  /** The class entries that a host would load, by internal name. */
  private static Map<String, ZipEntry> newest(ZipFile zip, boolean multiRelease) {
    Map<String, ZipEntry> found = new TreeMap<>();
    Map<String, Integer> releases = new TreeMap<>();
    for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
      ZipEntry entry = all.nextElement();
      Matcher versioned = VERSIONED.matcher(entry.getName());
      boolean isVersioned = versioned.matches();
      String path = isVersioned ? versioned.group(2) : entry.getName();
      int release = isVersioned ? Integer.parseInt(versioned.group(1)) : 0;
      if (!isClass(path) || isVersioned && (!multiRelease || release > NEWEST_JAVA)) {
        continue;
      }
      String name = path.substring(0, path.length() - ".class".length());
      if (release >= releases.getOrDefault(name, 0)) {
        releases.put(name, release);
        found.put(name, entry);
      }
    }
    return found;
  }

  private static boolean isClass(String path) {
    return path.endsWith(".class")
        && !path.startsWith("META-INF/")
        && !path.endsWith("module-info.class")
        && !path.endsWith("package-info.class");
  }

  private static byte[] bytes(ZipFile zip, ZipEntry entry, int most) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new IOException(entry.getName() + " is larger than " + (most >> 20) + " MiB");
      }
      return bytes;
    }
  }
}
