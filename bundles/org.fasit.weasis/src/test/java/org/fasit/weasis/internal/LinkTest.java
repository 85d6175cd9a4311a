package org.fasit.weasis.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.fasit.target.HostIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What the built classes touch of the host stands in each of the three hosts. */
class LinkTest {

  private static final Path CLASSES = Path.of("target/classes");

  /** Members of the host that the classes here name, as {@code owner member}, and all types. */
  private static final class Touched extends ClassVisitor {
    final Set<String> members = new TreeSet<>();
    final Set<String> own = new HashSet<>();
    String type = "";

    Touched() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visit(
        int version, int access, String name, String generic, String parent, String[] faces) {
      type = name;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String as, String generic, String[] thrown) {
      own.add(type + " " + name + " " + as);
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitMethodInsn(int code, String owner, String named, String with, boolean i) {
          add(owner, "M " + (code == Opcodes.INVOKESTATIC ? "s" : "-") + "+ " + named + " " + with);
        }

        @Override
        public void visitFieldInsn(int code, String owner, String named, String with) {
          boolean isStatic = code == Opcodes.GETSTATIC || code == Opcodes.PUTSTATIC;
          add(owner, "F " + (isStatic ? "s" : "-") + "+ " + named + " " + with);
        }

        @Override
        public void visitInvokeDynamicInsn(
            String named, String with, Handle boot, Object... arguments) {
          for (Object argument : arguments) {
            if (argument instanceof Handle handle) {
              boolean isStatic = handle.getTag() == Opcodes.H_INVOKESTATIC;
              add(
                  handle.getOwner(),
                  "M " + (isStatic ? "s" : "-") + "+ " + handle.getName() + " " + handle.getDesc());
            }
          }
        }
      };
    }

    private void add(String owner, String member) {
      if (owner.startsWith("org/weasis/") || owner.startsWith("org/dcm4che3/")) {
        members.add(owner + " " + member);
      }
    }
  }

  private static HostIndex host(String version) throws IOException {
    Path index = Path.of("../../target-platform/host-indexes/weasis-" + version + ".txt.gz");
    return HostIndex.read(index);
  }

  private static List<byte[]> classes() throws IOException {
    List<byte[]> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(CLASSES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        all.add(Files.readAllBytes(file));
      }
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"4.5.1", "4.6.6", "4.7.2"})
  void everyMemberTouchedStandsInTheHost(String version) throws IOException {
    HostIndex host = host(version);
    Touched touched = new Touched();
    for (byte[] one : classes()) {
      new ClassReader(one).accept(touched, 0);
    }
    List<String> missing =
        touched.members.stream().filter(member -> !offered(host, member)).toList();
    assertEquals(List.of(), missing, "missing in Weasis " + version);
    assertTrue(touched.members.size() > 60, "only " + touched.members.size() + " members seen");
  }

  /** What the JDK's types above offer is not in the index: it is the JDK's to keep. */
  private static boolean offered(HostIndex host, String touched) {
    String owner = touched.substring(0, touched.indexOf(' '));
    String member = touched.substring(touched.indexOf(' ') + 1);
    return host.has(owner)
        && (host.offers(owner, member)
            || host.offers(owner, member.replaceFirst("\\+", "#"))
            || host.ancestry(owner).stream().anyMatch(type -> ofTheJdk(type, member)));
  }

  private static boolean ofTheJdk(String type, String member) {
    if (!type.startsWith("java")) {
      return false;
    }
    String name = member.split(" ")[2];
    try {
      return Stream.of(Class.forName(type.replace('/', '.')).getMethods())
          .anyMatch(method -> method.getName().equals(name));
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** A type here that extends or implements one of the host leaves nothing of it abstract. */
  @ParameterizedTest
  @ValueSource(strings = {"4.5.1", "4.6.6", "4.7.2"})
  void nothingOfTheHostIsLeftAbstract(String version) throws IOException {
    HostIndex host = host(version);
    Touched touched = new Touched();
    List<ClassReader> readers = classes().stream().map(ClassReader::new).toList();
    readers.forEach(reader -> reader.accept(touched, 0));
    List<String> left = new ArrayList<>();
    int seen = 0;
    for (ClassReader reader : readers) {
      List<String> parents = new ArrayList<>(List.of(reader.getInterfaces()));
      parents.add(reader.getSuperName());
      Set<String> ancestry = new HashSet<>();
      parents.stream().filter(host::has).forEach(p -> ancestry.addAll(host.ancestry(p)));
      ancestry.removeIf(type -> !host.has(type));
      seen += ancestry.isEmpty() ? 0 : 1;
      for (String type : ancestry) {
        for (String member : host.type(type).members()) {
          if (member.startsWith("M a")
              && ancestry.stream().noneMatch(t -> concrete(host, t, member))
              && !touched.own.contains(reader.getClassName() + member.substring(4))
              && !ofTheJdk("javax/swing/JToolBar", member)) {
            left.add(reader.getClassName() + " leaves " + type + member.substring(4));
          }
        }
      }
    }
    assertEquals(List.of(), left);
    assertTrue(seen >= 8, "only " + seen + " types of ours extend the host's");
  }

  /** With whatever narrower return type: its compiler wrote the bridge, which no index lists. */
  private static boolean concrete(HostIndex host, String type, String member) {
    String signature = member.substring(4, member.indexOf(')') + 1);
    return host.type(type).members().stream()
        .anyMatch(m -> m.startsWith("M -") && m.startsWith(signature, 4));
  }

  @Test
  void importsWhatEveryHostExports() throws IOException {
    Manifest manifest;
    try (InputStream in = Files.newInputStream(CLASSES.resolve("META-INF/MANIFEST.MF"))) {
      manifest = new Manifest(in);
    }
    String imports = manifest.getMainAttributes().getValue("Import-Package");
    assertTrue(imports.contains("org.weasis.core.api.gui;version=\"[4.5,5)\""), imports);
    assertTrue(imports.contains("bibliothek.gui.dock.common;version=\"[1.1,2)\""), imports);
    assertTrue(imports.contains("org.dcm4che3.data;version=\"[5.32,6)\""), imports);
    assertFalse(imports.matches("(^|.*,)java\\..*"), imports);
    assertFalse(imports.contains("com.formdev.flatlaf.util;version"), imports);
    assertFalse(imports.contains("org.weasis.core.api.net"), imports);
    assertEquals(null, manifest.getMainAttributes().getValue("Export-Package"));
    String components = manifest.getMainAttributes().getValue("Service-Component");
    assertEquals(6, components.split(",").length, components);
  }
}
