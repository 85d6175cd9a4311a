package org.fasit.cli.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;
import picocli.CommandLine;

class HostFolderTest {

  private static final String VIEW =
      "package org.weasis.core; public abstract class View extends javax.swing.JPanel implements"
          + " Comparable<View> { public static final int A = 1; protected View() {} private int b;"
          + " public int compareTo(View other) { return 0; } void hidden() {}"
          + " public abstract java.util.List<String> names(int[][] x); public enum Kind { ONE } }";
  private static final String CONFIGURATION =
      """
      {"weasisPreferences": [
        {"code": "org.osgi.framework.system.packages.extra", "value": "org.slf4j,a.b;version=1.2"}]}
      """;

  @TempDir private Path work;
  private Jars jars;
  private List<String> notes = List.of();

  @BeforeEach
  void jars() {
    jars = new Jars(work);
  }

  private static String text(HostIndex index) throws IOException {
    StringBuilder text = new StringBuilder();
    HostIndexWriter.write(index, text);
    return text.toString();
  }

  @Test
  void tellsWhatOthersCanLinkTo() throws Exception {
    Path folder = jars.host("app/bundle", List.of(), List.of(VIEW)).getParent();
    Files.createDirectories(work.resolve("app/conf"));
    Files.writeString(work.resolve("app/conf/base.json"), CONFIGURATION);

    assertEquals(
        """
        # host 4.7.0
        S a.b 1.2.0
        S org.slf4j -
        B weasis-core 4.7.0
        E org.weasis.core 4.7.0 weasis-core
        C org/weasis/core/View abstract javax/swing/JPanel java/lang/Comparable
        F s+ A I
        M -# <init> ()V
        M -+ compareTo (Ljava/lang/Object;)I
        M -+ compareTo (Lorg/weasis/core/View;)I
        M a+ names ([[I)Ljava/util/List;
        C org/weasis/core/View$Kind enum java/lang/Enum
        F s+ ONE Lorg/weasis/core/View$Kind;
        M s+ valueOf (Ljava/lang/String;)Lorg/weasis/core/View$Kind;
        M s+ values ()[Lorg/weasis/core/View$Kind;
        """,
        text(HostFolder.read(folder).index()));
  }

  @Test
  void readsAnInstallationFolderToo() throws Exception {
    Path folder = jars.host("app/bundle", List.of(), List.of(VIEW)).getParent();
    assertEquals(HostFolder.read(folder).index(), HostFolder.read(work).index());
  }

  @Test
  void commandWritesAnIndexThatReadsTheSame() throws Exception {
    Path folder = jars.host("app/bundle", List.of(), List.of(VIEW)).getParent();
    Path plain = work.resolve("index.txt");
    Path packed = work.resolve("index.txt.gz");
    StringWriter out = new StringWriter();

    assertEquals(0, run(out, folder.toString(), "-o", plain.toString()));
    assertEquals(0, run(out, folder.toString(), "-o", packed.toString()));
    assertEquals("", out.toString());
    assertEquals(0, run(out, folder.toString()));

    assertEquals(Files.readString(plain), out.toString());
    assertEquals(0x1f, Files.readAllBytes(packed)[0]);
    assertEquals(HostIndexReader.read(plain), HostIndexReader.read(packed));
    assertEquals(text(HostFolder.read(folder).index()), text(HostIndexReader.read(packed)));
  }

  private static int run(StringWriter out, String... arguments) {
    return new CommandLine(new HostIndexCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(new StringWriter()))
        .execute(arguments);
  }

  @Test
  void refusesAFileInPlaceOfAFolder() throws Exception {
    Path file = Files.writeString(work.resolve("file"), "");
    assertEquals(2, run(new StringWriter(), file.toString()));
  }

  @Test
  void looksIntoNestedJarsOnTheBundleClassPath() throws Exception {
    Map<String, byte[]> classes =
        jars.compile(List.of(), List.of("package org.dcm4che3.data; public class Tag {}"));
    Path inner = Jars.pack(work.resolve("inner.jar"), Map.of(), classes);
    Map<String, String> headers =
        Map.of("Bundle-SymbolicName", "codec;singleton:=true", "Bundle-ClassPath", ".,lib/in.jar");
    Map<String, byte[]> content =
        Map.of("lib/in.jar", Files.readAllBytes(inner), "lib/unused.jar", new byte[3]);
    Jars.pack(work.resolve("host/codec.jar"), headers, content);

    HostIndex index = HostFolder.read(work.resolve("host")).index();
    assertEquals("codec", index.bundles().get(0).name());
    assertEquals("org/dcm4che3/data/Tag", index.bundles().get(0).classes().get(0).name());
  }

  @Test
  void takesTheNewestFormOfAMultiReleaseClass() throws Exception {
    Map<String, byte[]> content = new TreeMap<>();
    for (String release : List.of("", "META-INF/versions/11/", "META-INF/versions/99/")) {
      String field = release.replaceAll("\\D", "");
      String source = "package org.weasis.core; public class View { public int f" + field + "; }";
      jars.compile(List.of(), List.of(source))
          .forEach((path, bytes) -> content.put(release + path, bytes));
    }
    Map<String, String> headers = Map.of("Bundle-SymbolicName", "a", "Multi-Release", "true");
    Jars.pack(work.resolve("host/a.jar"), headers, content);

    ClassShape view =
        HostFolder.read(work.resolve("host")).index().bundles().get(0).classes().get(0);
    assertTrue(view.member(ClassShape.Sort.FIELD, "f11", "I").isPresent(), view.toString());
  }

  @Test
  void leavesOutOtherAndInternalPackages() throws Exception {
    List<String> sources =
        List.of(
            "package org.weasis.core.internal; public class A {}",
            "package com.example; public class B {}");
    Path folder = jars.host("host", List.of(), sources).getParent();
    assertEquals(List.of(), HostFolder.read(folder).index().bundles().get(0).classes());
  }

  @Test
  void saysWhatItCouldNotRead() throws Exception {
    Path folder = jars.host("host", List.of(), List.of(VIEW)).getParent();
    Jars.pack(folder.resolve("plain.jar"), Map.of(), Map.of());

    List<String> notes = HostFolder.read(folder).notes();
    assertEquals("plain.jar is no bundle and was left out", notes.get(0));
    assertTrue(notes.get(1).contains("system bundle"), notes.toString());
  }

  @Test
  void readsPackedJarsAndPrefersUnpackedOnes() throws Exception {
    Path jar = jars.host("host", List.of(), List.of(VIEW));
    HostIndex plain = HostFolder.read(jar.getParent()).index();

    pack(jar);
    assertEquals(
        plain, HostFolder.read(jar.getParent()).index(), "one bundle, though it lies twice");
    Files.delete(jar);
    assertEquals(plain, HostFolder.read(jar.getParent()).index());
  }

  private static void pack(Path jar) throws IOException {
    Path packed = jar.resolveSibling(jar.getFileName() + ".xz");
    try (var out = new XZOutputStream(Files.newOutputStream(packed), new LZMA2Options(0))) {
      Files.copy(jar, out);
    }
  }

  @Test
  void refusesADamagedPackedJarByName() throws Exception {
    Path jar = jars.host("host", List.of(), List.of(VIEW));
    pack(jar);
    Files.delete(jar);
    Path packed = jar.resolveSibling(jar.getFileName() + ".xz");
    byte[] whole = Files.readAllBytes(packed);
    Files.write(packed, Arrays.copyOf(whole, whole.length / 2));

    IOException thrown = assertThrows(IOException.class, () -> HostFolder.read(jar.getParent()));
    assertTrue(
        thrown.getMessage().startsWith("weasis-core.jar.xz cannot be unpacked: "),
        thrown.getMessage());
  }

  private List<String> systemPackages(String preferences) throws IOException {
    Path folder = jars.host("app/bundle", List.of(), List.of(VIEW)).getParent();
    Path conf = Files.createDirectories(work.resolve("app/conf"));
    Files.writeString(conf.resolve("base.json"), "{\"weasisPreferences\": [" + preferences + "]}");
    HostFolder.Taken taken = HostFolder.read(folder);
    notes = taken.notes();
    return taken.index().systemPackages().stream().map(HostIndex.SystemPackage::name).toList();
  }

  private static String preference(String code, String value) {
    return "{\"code\": \"%s\", \"value\": \"%s\"}".formatted(code, value);
  }

  @Test
  void replacesNamesInTheListOfSystemPackages() throws Exception {
    String basic = preference("basic", "org.slf4j, ${more}");
    String extra = preference("org.osgi.framework.system.packages.extra", "${basic},a.b");
    String more = preference("more", "c.d;version=1.2");
    assertEquals(
        List.of("a.b", "c.d", "org.slf4j"), systemPackages(String.join(",", extra, basic, more)));
    assertEquals(List.of(), notes);
  }

  @Test
  void saysWhichNameOfTheListIsNotKnown() throws Exception {
    List<String> taken =
        systemPackages(preference("org.osgi.framework.system.packages.extra", "${basic},a.b"));
    assertTrue(taken.contains("org.slf4j"), taken.toString());
    assertTrue(notes.get(0).endsWith("base.json does not tell what ${basic} is"), notes.toString());
  }

  @Test
  @Timeout(20)
  void endsOnNamesThatLeadBackToThemselvesOrMultiply() throws Exception {
    String circle =
        preference("org.osgi.framework.system.packages.extra", "${a}")
            + ","
            + preference("a", "${org.osgi.framework.system.packages.extra}");
    systemPackages(circle);
    assertTrue(notes.get(0).contains("does not tell"), notes.toString());

    StringBuilder doubling =
        new StringBuilder(preference("org.osgi.framework.system.packages.extra", "${n0}"));
    for (int i = 0; i < 60; i++) {
      doubling.append(',').append(preference("n" + i, "${n%d}${n%d}".formatted(i + 1, i + 1)));
    }
    doubling.append(',').append(preference("n60", ""));
    assertThrows(IOException.class, () -> systemPackages(doubling.toString()));
  }

  @Test
  void refusesABrokenJarByName() throws Exception {
    Path folder = jars.host("host", List.of(), List.of(VIEW)).getParent();
    Files.writeString(folder.resolve("broken.jar"), "no jar");
    IOException thrown = assertThrows(IOException.class, () -> HostFolder.read(folder));
    assertTrue(thrown.getMessage().startsWith("broken.jar is no whole jar"), thrown.getMessage());
  }

  @Test
  void refusesABrokenClassByTheNameOfItsJar() throws Exception {
    Path folder = work.resolve("host");
    Map<String, byte[]> content = Map.of("org/weasis/core/View.class", new byte[] {1, 2, 3});
    Jars.pack(folder.resolve("a.jar"), Map.of("Bundle-SymbolicName", "a"), content);
    IOException thrown = assertThrows(IOException.class, () -> HostFolder.read(folder));
    assertTrue(thrown.getMessage().startsWith("a.jar cannot be read"), thrown.getMessage());
  }

  @Test
  void refusesAFolderWithoutBundles() {
    assertThrows(IOException.class, () -> HostFolder.read(work));
  }
}
