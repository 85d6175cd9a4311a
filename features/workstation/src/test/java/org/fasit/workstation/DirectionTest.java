package org.fasit.workstation;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The map of docs/decisions: host, reading, filter and vigilance, journal, deliveries. */
class DirectionTest {

  /** Each room with the rooms of ours that it may know. */
  static final Map<String, Set<String>> MAY_KNOW =
      Map.ofEntries(
          Map.entry("start", Set.of()),
          Map.entry("model", Set.of()),
          Map.entry("statistics", Set.of("model")),
          Map.entry("evaluation", Set.of("model", "statistics")),
          Map.entry("filter", Set.of("model", "statistics", "evaluation")),
          Map.entry("vigilance", Set.of("model", "statistics", "evaluation")),
          Map.entry("tls", Set.of("model")),
          Map.entry("audit", Set.of("tls")),
          Map.entry("dicom", Set.of("model")),
          Map.entry("journal", Set.of("model", "audit")),
          Map.entry("pacs", Set.of("model", "tls", "audit", "dicom", "journal")),
          Map.entry("sync", Set.of("model", "tls", "audit", "journal")),
          Map.entry(
              "reading",
              Set.of(
                  "model", "statistics", "evaluation", "filter", "vigilance", "dicom", "journal")),
          Map.entry(
              "ui", Set.of("model", "evaluation", "dicom", "reading", "journal", "vigilance")),
          Map.entry(
              "desk",
              Set.of("model", "evaluation", "vigilance", "dicom", "journal", "reading", "ui")),
          Map.entry("weasis", Set.of("model", "evaluation", "dicom", "journal", "reading", "ui")),
          Map.entry("registry", Set.of("model", "statistics", "evaluation")));

  private static JavaClasses classes;

  @BeforeAll
  static void importsTheBuiltJars() throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<JarFile> jars = new ArrayList<>();
    for (String element : classPath.split(File.pathSeparator)) {
      if (new File(element).getName().matches("org\\.fasit\\..*\\.jar")) {
        jars.add(new JarFile(element));
      }
    }
    classes = new ClassFileImporter().importJars(jars);
  }

  static Stream<String> rooms() {
    return MAY_KNOW.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void knowsOnlyTheRoomsItMayKnow(String room) {
    JavaClasses inside = classes.that(resideInAnyPackage("org.fasit." + room + ".."));
    assertTrue(inside.size() >= 2, () -> room + ": only " + inside.size() + " classes were seen");
    String[] allowed =
        Stream.concat(Stream.of(room), MAY_KNOW.get(room).stream())
            .map(name -> "org.fasit." + name + "..")
            .toArray(String[]::new);
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.fasit..")
                .and(DescribedPredicate.not(resideInAnyPackage(allowed))))
        .check(inside);
  }

  @Test
  void everyRoomIsOnTheMap() {
    Set<String> seen = new TreeSet<>();
    for (JavaClass each : classes) {
      seen.add(each.getPackageName().split("\\.")[2]);
    }
    seen.removeAll(Set.of("samples", "cli"));
    assertEquals(new TreeSet<>(MAY_KNOW.keySet()), seen);
  }

  @Test
  void roomsFormNoCycles() {
    slices().matching("org.fasit.(*)..").should().beFreeOfCycles().check(classes);
  }

  @Test
  void noScreenBelowTheUi() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.fasit.ui..", "org.fasit.desk..", "org.fasit.weasis..")
        .and()
        .resideOutsideOfPackages("org.fasit.samples..", "org.fasit.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.awt..", "javax.swing..", "com.formdev..")
        .check(classes);
  }

  @Test
  void onlyTheAdapterKnowsTheHost() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.fasit.weasis..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.weasis..")
        .check(classes);
  }

  @Test
  void modelStatisticsAndEvaluationKnowNoFormatAndNoNetwork() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.fasit.model..",
            "org.fasit.statistics..",
            "org.fasit.evaluation..",
            "org.fasit.vigilance..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.fasterxml..", "org.dcm4che3..", "java.net.http..", "java.sql..")
        .check(classes);
  }

  @Test
  void nobodyReachesIntoAnothersInternals() {
    for (String room : MAY_KNOW.keySet()) {
      noClasses()
          .that()
          .resideOutsideOfPackage("org.fasit." + room + "..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.fasit." + room + "..internal..")
          .check(classes);
    }
  }

  /** Templates of pages are compiled to classes in packages of their own. */
  private static DescribedPredicate<JavaClass> isWrittenByHand() {
    return DescribedPredicate.not(resideInAnyPackage("org.fasit.registry.internal.pages.."));
  }

  @Test
  void everyPackageIsNullMarked() {
    classes()
        .that()
        .haveSimpleName("package-info")
        .should()
        .beAnnotatedWith("org.jspecify.annotations.NullMarked")
        .check(classes);
    Set<String> packages = new TreeSet<>();
    Set<String> marked = new TreeSet<>();
    for (JavaClass each : classes.that(isWrittenByHand())) {
      packages.add(each.getPackageName());
      if (each.getSimpleName().equals("package-info")) {
        marked.add(each.getPackageName());
      }
    }
    assertEquals(packages, marked);
  }
}
