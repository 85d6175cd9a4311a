package org.fasit.cli.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes.Name;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Made-up hosts and plugins: compiled from a few lines of source, packed as bundles. */
final class Jars {

  private static final Pattern TYPE =
      Pattern.compile("public (?:abstract |final )?(?:class|interface|@interface|enum) (\\w+)");
  private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");

  private final Path work;
  private int count;

  Jars(Path work) {
    this.work = work;
  }

  /** Compiles sources of one public type each; gives class files by path. */
  Map<String, byte[]> compile(List<Path> classPath, List<String> sources) throws IOException {
    Path place = Files.createDirectory(work.resolve("compiled" + count++));
    List<String> arguments =
        new ArrayList<>(List.of("--release", "17", "-d", place.toString(), "-proc:none", "-cp"));
    arguments.add(
        String.join(
            System.getProperty("path.separator"), classPath.stream().map(Path::toString).toList()));
    for (String source : sources) {
      Path file = place.resolve("src" + count++).resolve(found(TYPE, source) + ".java");
      Files.createDirectories(file.getParent());
      arguments.add(Files.writeString(file, source).toString());
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assertEquals(0, compiler.run(null, null, null, arguments.toArray(String[]::new)));
    return content(place, ".class");
  }

  private static String found(Pattern pattern, String source) {
    Matcher matcher = pattern.matcher(source);
    if (!matcher.find()) {
      throw new IllegalArgumentException(source);
    }
    return matcher.group(1);
  }

  /** The package that a source declares. */
  static String packageOf(String source) {
    return found(PACKAGE, source);
  }

  /** Files below a folder by path. */
  static Map<String, byte[]> content(Path folder, String ending) throws IOException {
    Map<String, byte[]> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (file.toString().endsWith(ending)) {
          String path = folder.relativize(file).toString().replace('\\', '/');
          content.put(path, Files.readAllBytes(file));
        }
      }
    }
    return content;
  }

  /** Packs a jar with these headers. */
  static Path pack(Path file, Map<String, String> headers, Map<String, byte[]> content)
      throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
    headers.forEach((name, value) -> manifest.getMainAttributes().putValue(name, value));
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      for (Map.Entry<String, byte[]> entry : content.entrySet()) {
        jar.putNextEntry(new JarEntry(entry.getKey()));
        jar.write(entry.getValue());
      }
    }
    return file;
  }

  /** A host bundle of version 4.7.0 that exports the packages of its sources. */
  Path host(String name, List<Path> classPath, List<String> sources) throws IOException {
    List<String> exports =
        sources.stream().map(Jars::packageOf).distinct().map(it -> it + ";version=4.7.0").toList();
    Map<String, String> headers =
        Map.of(
            "Bundle-SymbolicName", "weasis-core",
            "Bundle-Version", "4.7.0",
            "Export-Package", String.join(",", exports));
    return pack(
        work.resolve(name).resolve("weasis-core.jar"), headers, compile(classPath, sources));
  }

  /** A plugin that imports these. */
  Path plugin(String imports, List<Path> classPath, List<String> sources) throws IOException {
    Map<String, String> headers =
        Map.of("Bundle-SymbolicName", "org.fasit.sample", "Import-Package", imports);
    Path file = work.resolve("plugin" + count++).resolve("plugin.jar");
    return pack(file, headers, compile(classPath, sources));
  }
}
