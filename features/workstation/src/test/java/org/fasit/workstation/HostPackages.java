package org.fasit.workstation;

import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolvedModule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What Weasis' system bundle offers, all without a version. */
final class HostPackages {

  /** The modules of the runtime that Weasis' installers bring. */
  static final List<String> MODULES =
      List.of(
          "java.base",
          "java.compiler",
          "java.datatransfer",
          "java.net.http",
          "java.desktop",
          "java.logging",
          "java.management",
          "java.prefs",
          "java.xml",
          "java.sql",
          "jdk.localedata",
          "jdk.charsets",
          "jdk.crypto.ec",
          "jdk.crypto.cryptoki");

  /** Beyond the JDK: the lines S of the index of Weasis 4.7.2. */
  static final List<String> FROM_SYSTEM_BUNDLE =
      List.of(
          "ch.qos.logback.classic",
          "ch.qos.logback.classic.encoder",
          "ch.qos.logback.classic.spi",
          "ch.qos.logback.core",
          "ch.qos.logback.core.encoder",
          "ch.qos.logback.core.rolling",
          "ch.qos.logback.core.util",
          "com.formdev.flatlaf",
          "com.formdev.flatlaf.extras",
          "com.formdev.flatlaf.extras.components",
          "com.formdev.flatlaf.icons",
          "com.formdev.flatlaf.ui",
          "com.formdev.flatlaf.util",
          "com.sun.awt",
          "com.sun.image.codec.jpeg",
          "com.sun.imageio.spi",
          "com.sun.management",
          "javax.accessibility",
          "javax.imageio",
          "javax.imageio.event",
          "javax.imageio.metadata",
          "javax.imageio.plugins.jpeg",
          "javax.imageio.spi",
          "javax.imageio.stream",
          "javax.media",
          "javax.sound.sampled",
          "javax.swing",
          "javax.swing.border",
          "javax.swing.event",
          "javax.swing.filechooser",
          "javax.swing.plaf",
          "javax.swing.plaf.basic",
          "javax.swing.plaf.metal",
          "javax.swing.table",
          "javax.swing.text",
          "javax.swing.tree",
          "javax.xml.bind",
          "javax.xml.namespace",
          "javax.xml.parsers",
          "javax.xml.stream",
          "javax.xml.transform",
          "javax.xml.transform.stax",
          "javax.xml.validation",
          "net.miginfocom.layout",
          "net.miginfocom.swing",
          "org.slf4j",
          "org.w3c.dom",
          "org.weasis.pref",
          "org.xml.sax",
          "org.xml.sax.ext",
          "org.xml.sax.helpers",
          "sun.awt",
          "sun.awt.geom",
          "sun.awt.image",
          "sun.awt.image.codec",
          "sun.java2d.opengl",
          "sun.misc",
          "sun.net.www.protocol.file",
          "sun.reflect",
          "sun.security.action");

  private HostPackages() {}

  /** The modules above and those that they require. */
  static Set<String> moduleNames() {
    Set<String> names = new TreeSet<>();
    for (ResolvedModule module : resolved().modules()) {
      names.add(module.name());
    }
    return names;
  }

  /** What these modules export to everyone, whatever else the running JDK has. */
  static Set<String> ofTheJdk() {
    Set<String> packages = new TreeSet<>();
    for (ResolvedModule module : resolved().modules()) {
      module.reference().descriptor().exports().stream()
          .filter(exports -> !exports.isQualified())
          .map(Exports::source)
          .forEach(packages::add);
    }
    return packages;
  }

  private static Configuration resolved() {
    return Configuration.empty().resolve(ModuleFinder.ofSystem(), ModuleFinder.of(), MODULES);
  }
}
