package org.fasit.tools;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes.Name;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.GZIPInputStream;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/**
 * An application folder as Weasis' installers lay it out, made from the index of a genuine one:
 * {@code bundle/*.jar.xz} whose classes have the members of the index and no code, and {@code
 * conf/base.json} whose list of packages stands behind a name.
 */
final class InstalledHost {

  private static final String CONFIGURATION =
      """
      {"weasisPreferences": [
        {"code": "framework.system.packages.extra.basic", "value": "%s", "type": "A"},
        {"code": "org.osgi.framework.system.packages.extra",
         "value": "${framework.system.packages.extra.basic}", "type": "A"},
        {"code": "felix.cache.rootdir", "value": "${user.home}", "type": "A"},
        {"code": "weasis.version", "value": "%s"}]}
      """;

  private final Map<String, Bundle> bundles = new LinkedHashMap<>();
  private final List<String> systemPackages = new ArrayList<>();
  private String version = "";

  private record Bundle(String version, List<String> exports, List<Shape> classes) {}

  private record Shape(String[] words, List<String[]> members) {}

  private InstalledHost() {}

  /** Lays out the folder that holds {@code bundle} and {@code conf}. */
  static void layOut(Path index, Path app) throws IOException {
    InstalledHost host = new InstalledHost();
    try (var in = new GZIPInputStream(Files.newInputStream(index))) {
      host.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    Path folder = Files.createDirectories(app.resolve("bundle"));
    for (Map.Entry<String, Bundle> bundle : host.bundles.entrySet()) {
      host.write(bundle.getKey(), bundle.getValue(), folder);
    }
    Path conf = Files.createDirectories(app.resolve("conf"));
    Files.writeString(
        conf.resolve("base.json"),
        CONFIGURATION.formatted(String.join(", ", host.systemPackages), host.version));
  }

  private void read(String text) {
    Bundle bundle = new Bundle("", List.of(), List.of());
    for (String line : text.lines().toList()) {
      String[] words = line.split(" ");
      switch (words[0]) {
        case "#" -> version = words[2];
        case "S" -> systemPackages.add(words[1] + version(words[2]));
        case "B" -> {
          bundle = new Bundle(words[2], new ArrayList<>(), new ArrayList<>());
          bundles.put(words[1], bundle);
        }
        case "E" -> bundle.exports().add(words[1] + ";version=" + words[2]);
        case "C" -> bundle.classes().add(new Shape(words, new ArrayList<>()));
        default -> bundle.classes().get(bundle.classes().size() - 1).members().add(words);
      }
    }
  }

  private static String version(String word) {
    return word.equals("-") ? "" : ";version=" + word;
  }

  private void write(String name, Bundle bundle, Path folder) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Bundle-SymbolicName", name);
    manifest.getMainAttributes().putValue("Bundle-Version", bundle.version());
    if (!bundle.exports().isEmpty()) {
      manifest.getMainAttributes().putValue("Export-Package", String.join(",", bundle.exports()));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
      for (Shape shape : bundle.classes()) {
        jar.putNextEntry(new JarEntry(shape.words()[1] + ".class"));
        jar.write(classFile(shape));
      }
    }
    Path file = folder.resolve(name + "-" + bundle.version() + ".jar.xz");
    try (OutputStream out = Files.newOutputStream(file);
        XZOutputStream xz = new XZOutputStream(out, new LZMA2Options(0))) {
      bytes.writeTo(xz);
    }
  }

  private static byte[] classFile(Shape shape) {
    String[] words = shape.words();
    int kind =
        switch (words[2]) {
          case "interface" -> Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT;
          case "abstract" -> Opcodes.ACC_ABSTRACT | Opcodes.ACC_SUPER;
          case "enum" -> Opcodes.ACC_ENUM | Opcodes.ACC_SUPER;
          default -> Opcodes.ACC_SUPER;
        };
    String[] interfaces = Arrays.copyOfRange(words, 4, words.length);
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC | kind, words[1], null, words[3], interfaces);
    for (String[] member : shape.members()) {
      int access =
          (member[1].charAt(1) == '+' ? Opcodes.ACC_PUBLIC : Opcodes.ACC_PROTECTED)
              | (member[1].charAt(0) == 's' ? Opcodes.ACC_STATIC : 0)
              | (member[1].charAt(0) == 'a' ? Opcodes.ACC_ABSTRACT : 0);
      if (member[0].equals("F")) {
        writer.visitField(access, member[2], member[3], null, null).visitEnd();
      } else {
        writer
            .visitMethod(access | Opcodes.ACC_NATIVE, member[2], member[3], null, null)
            .visitEnd();
      }
    }
    writer.visitEnd();
    return writer.toByteArray();
  }
}
