package org.fasit.cli.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.fasit.cli.host.Finding.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin compiled against one made-up host, checked against another. */
class LinkCheckTest {

  private static final String IMPORTS = "org.weasis.sample;version=\"[4.5,5)\",javax.swing";
  private static final String HEAD = "package org.weasis.sample; ";
  private static final String OURS = "package org.fasit.sample; import org.weasis.sample.*; ";

  @TempDir private Path work;
  private Jars jars;

  @BeforeEach
  void jars() {
    jars = new Jars(work);
  }

  private static String view(String members) {
    return HEAD + "public class View { " + members + " }";
  }

  private static String use(String statements) {
    return OURS
        + "public class Use { void use(View view) throws Exception { "
        + statements
        + " } }";
  }

  private HostCheck.Result result(List<String> before, List<String> now, String... ours)
      throws IOException {
    Path compiledAgainst = jars.host("before", List.of(), before);
    Path plugin = jars.plugin(IMPORTS, List.of(compiledAgainst), List.of(ours));
    Path folder = jars.host("now", List.of(), now).getParent();
    return HostCheck.checkJars(HostFolder.read(folder).index(), List.of(plugin));
  }

  /** Problem, subject and remark of all that does not fit, each once. */
  private List<String> findings(List<String> before, List<String> now, String... ours)
      throws IOException {
    return result(before, now, ours).findings().stream()
        .map(it -> "%s %s [%s]".formatted(it.problem(), it.subject(), it.remark()))
        .distinct()
        .toList();
  }

  @Test
  void fitsTheHostItWasCompiledAgainst() throws Exception {
    List<String> host = List.of(view("public int a; public static void go(String[] x) {}"));
    HostCheck.Result result = result(host, host, use("view.a = 1; View.go(null);"));

    assertTrue(result.fits(), () -> result.findings().toString());
    assertEquals(List.of(1, 1, 1), counts(result));
  }

  private static List<Integer> counts(HostCheck.Result result) {
    LinkCheck.Result links = result.links();
    return List.of(links.classes(), links.methods(), links.fields());
  }

  @Test
  void tellsAMissingMethodWithItsPlace() throws Exception {
    List<Finding> findings =
        result(
                List.of(view("public void zoom() {}")),
                List.of(view("public void pan(int x) {}")),
                use("view.zoom();"))
            .findings();

    assertEquals(
        List.of(
            new Finding(
                Problem.MISSING,
                "org.weasis.sample.View: void zoom()",
                "",
                "org.fasit.sample",
                "org.fasit.sample.Use.use")),
        findings);
  }

  @Test
  void tellsAMissingField() throws Exception {
    assertEquals(
        List.of("missing org.weasis.sample.View: int size []"),
        findings(List.of(view("public int size;")), List.of(view("")), use("view.size = 2;")));
  }

  @Test
  void tellsAMissingConstructor() throws Exception {
    assertEquals(
        List.of("other type org.weasis.sample.View: void <init>() [there is void <init>(int)]"),
        findings(List.of(view("")), List.of(view("public View(int x) {}")), use("new View();")));
  }

  @Test
  void suggestsTheNewNameOfARenamedMethod() throws Exception {
    assertEquals(
        List.of(
            "renamed? org.weasis.sample.View: int getSelectedPane()"
                + " [there is int getSelectedView()]"),
        findings(
            List.of(view("public int getSelectedPane() { return 1; }")),
            List.of(
                view("public int getSelectedView() { return 1; } public int x() { return 0; }")),
            use("view.getSelectedPane();")));
  }

  @Test
  void tellsAMethodOfAnotherType() throws Exception {
    assertEquals(
        List.of("other type org.weasis.sample.View: File file() [there is Path file()]"),
        findings(
            List.of(view("public java.io.File file() { return null; }")),
            List.of(view("public java.nio.file.Path file() { return null; }")),
            use("view.file();")));
  }

  @Test
  void tellsAFieldOfAnotherType() throws Exception {
    assertEquals(
        List.of("other type org.weasis.sample.View: int size [there is long size]"),
        findings(
            List.of(view("public int size;")),
            List.of(view("public long size;")),
            use("view.size++;")));
  }

  @Test
  void findsInheritedMembers() throws Exception {
    String base = HEAD + "public class Base { public void go() {} protected int a; }";
    String heir = HEAD + "public class View extends Base {}";

    assertEquals(
        List.of(),
        findings(
            List.of(view("public void go() {} protected int a;")),
            List.of(base, heir),
            use("view.go();"),
            OURS + "public class Heir extends View { int a() { go(); return a; } }"));
  }

  @Test
  void findsMembersThatAncestorsInTheJdkDeclare() throws Exception {
    assertEquals(
        List.of(),
        findings(
            List.of(view("public void revalidate() {} public int getWidth() { return 0; }")),
            List.of(HEAD + "public class View extends javax.swing.JPanel {}"),
            use("view.revalidate(); view.getWidth();")));
  }

  @Test
  void findsDefaultMethodsOfInterfaces() throws Exception {
    String base = HEAD + "public interface Base { default void go() {} }";

    assertEquals(
        List.of(),
        findings(
            List.of(view("public void go() {}")),
            List.of(base, HEAD + "public class View implements Base {}"),
            use("view.go();")));
  }

  @Test
  void doesNotFindConstructorsOfAncestors() throws Exception {
    String base = HEAD + "public class Base { public Base(int x) {} }";
    String heir = HEAD + "public class View extends Base { public View() { super(1); } }";

    assertEquals(
        List.of("other type org.weasis.sample.View: void <init>(int) [there is void <init>()]"),
        findings(List.of(view("public View(int x) {}")), List.of(base, heir), use("new View(3);")));
  }

  @Test
  void tellsThatAMethodBecameStatic() throws Exception {
    assertEquals(
        List.of("changed org.weasis.sample.View: void go() [is static now]"),
        findings(
            List.of(view("public void go() {}")),
            List.of(view("public static void go() {}")),
            use("view.go();")));
  }

  @Test
  void tellsThatAFieldIsNoLongerStatic() throws Exception {
    assertEquals(
        List.of("changed org.weasis.sample.View: int a [is not static now]"),
        findings(
            List.of(view("public static int a;")),
            List.of(view("public int a;")),
            use("View.a = 1;")));
  }

  @Test
  void tellsThatAClassBecameAnInterface() throws Exception {
    assertEquals(
        List.of("changed org.weasis.sample.View: void go() [its owner is an interface now]"),
        findings(
            List.of(view("public void go() {}")),
            List.of(HEAD + "public interface View { void go(); }"),
            use("view.go();")));
  }

  @Test
  void tellsThatASuperclassBecameAnInterface() throws Exception {
    assertTrue(
        findings(
                List.of(view("")),
                List.of(HEAD + "public interface View {}"),
                OURS + "public class Heir extends View {}")
            .contains("changed org.weasis.sample.View [is an interface now]"));
  }

  @Test
  void tellsThatAClassBecameAbstract() throws Exception {
    assertEquals(
        List.of("changed org.weasis.sample.View [is abstract now]"),
        findings(
            List.of(view("")),
            List.of(HEAD + "public abstract class View { public View() {} }"),
            use("new View();")));
  }

  @Test
  void tellsThatAMethodBecameProtectedUnlessUsedByAnHeir() throws Exception {
    assertEquals(
        List.of("changed org.weasis.sample.View: void go() [is protected now]"),
        findings(
            List.of(view("public void go() {}")),
            List.of(view("protected void go() {}")),
            use("view.go();"),
            OURS + "public class Heir extends View { void run() { go(); } }"));
  }

  @Test
  void checksCallsOfInheritedMethodsOnClassesOfOurOwn() throws Exception {
    assertEquals(
        List.of("missing org.fasit.sample.Heir: void shut() []"),
        findings(
            List.of(view("protected void shut() {}")),
            List.of(view("")),
            OURS + "public class Heir extends View { void run() { shut(); } }"));
  }

  @Test
  void tellsAMissingClassOnceAndWhereItIsNow() throws Exception {
    String moved = "package org.weasis.sample.main; public class View { public void go() {} }";

    assertEquals(
        List.of("renamed? org.weasis.sample.View [there is org.weasis.sample.main.View]"),
        findings(
            List.of(view("public void go() {}")),
            List.of(moved, HEAD + "public class Other {}"),
            use("view.go();")));
  }

  @Test
  void looksIntoSignaturesAnnotationsAndLambdas() throws Exception {
    String annotation = HEAD + "public @interface Mark {}";
    String shape = HEAD + "public class Shape { public static void draw(Object o) {} }";
    String task = HEAD + "public interface Task { void run(View view); }";
    String ours =
        OURS
            + "public class Use { @Mark java.util.List<Shape> shapes; "
            + "Runnable first() { return () -> second(v -> {}); } void second(Task t) {} "
            + "java.util.function.Consumer<Object> third() { return Shape::draw; } }";
    List<String> before = List.of(view(""), annotation, shape, task);

    assertEquals(List.of(), findings(before, before, ours));
  }

  @Test
  void missesWhatSignaturesAnnotationsAndLambdasName() throws Exception {
    String annotation = HEAD + "public @interface Mark {}";
    String shape = HEAD + "public class Shape { public static void draw(Object o) {} }";
    String ours =
        OURS
            + "public class Use { @Mark int x; java.util.List<View> views; "
            + "java.util.function.Consumer<Object> third() { return Shape::draw; } }";

    assertEquals(
        List.of(
            "missing org.weasis.sample.Mark []",
            "missing org.weasis.sample.View []",
            "missing org.weasis.sample.Shape: void draw(Object) []"),
        findings(
            List.of(view(""), annotation, shape), List.of(HEAD + "public class Shape {}"), ours));
  }

  @Test
  void tellsANewAbstractMethodThatOurClassLeavesOpen() throws Exception {
    String before = HEAD + "public interface Tool { void show(); }";
    String now = HEAD + "public interface Tool { void show(); void hide(int how); }";

    assertEquals(
        List.of("to implement org.weasis.sample.Tool: void hide(int) []"),
        findings(
            List.of(before),
            List.of(now),
            OURS + "public class Use implements Tool { public void show() {} }"));
  }

  @Test
  void tellsThatALambdaNoLongerStandsForAnInterface() throws Exception {
    String before = HEAD + "public interface Tool { void show(); }";
    String now = HEAD + "public interface Tool { void show(); void hide(); }";
    String renamed = HEAD + "public interface Tool { void display(); }";
    String ours = OURS + "public class Use { Tool tool() { return () -> {}; } }";

    assertEquals(
        List.of("to implement org.weasis.sample.Tool: void hide() []"),
        findings(List.of(before), List.of(now), ours));
    jars = new Jars(java.nio.file.Files.createDirectory(work.resolve("again")));
    assertTrue(
        findings(List.of(before), List.of(renamed), ours)
            .contains(
                "to implement org.weasis.sample.Tool: has no abstract void show() any more []"));
  }

  @Test
  void isContentWithNewDefaultMethods() throws Exception {
    String before = HEAD + "public interface Tool { void show(); }";
    String now = HEAD + "public interface Tool { void show(); default void hide() {} }";

    assertEquals(
        List.of(),
        findings(
            List.of(before),
            List.of(now),
            OURS + "public class Use implements Tool { public void show() {} }"));
  }

  @Test
  void toleratesAnEnumConstantThatOnlyASwitchKnew() throws Exception {
    String before = HEAD + "public enum Kind { ADD, GONE }";
    String now = HEAD + "public enum Kind { ADD }";
    String ours =
        OURS
            + "public class Use { int use(Kind kind) { switch (kind) { case GONE: return 1;"
            + " default: return 0; } } }";
    HostCheck.Result result = result(List.of(before), List.of(now), ours);

    assertTrue(result.fits(), () -> result.findings().toString());
    assertEquals(
        List.of(Problem.OPTIONAL), result.findings().stream().map(Finding::problem).toList());
  }

  @Test
  void tellsAPackageThatTheManifestDoesNotImport() throws Exception {
    String other = "package org.weasis.other; public class Far {}";
    String ours = "package org.fasit.sample; public class Use { org.weasis.other.Far far; }";

    assertEquals(
        List.of(
            "import org.weasis.sample [4.5.0,5.0.0) [not there]",
            "not imported org.weasis.other [the manifest does not import it]"),
        findings(List.of(other), List.of(other), ours));
  }

  @Test
  void doesNotCheckWhatBelongsToTheJdk() throws Exception {
    HostCheck.Result result =
        result(
            List.of(view("")),
            List.of(view("")),
            "package org.fasit.sample; public class Use { String s = \"a\".repeat(2); }");

    assertEquals(List.of(0, 0, 0), counts(result));
  }

  @Test
  void saysOfHowManyNothingCanBeTold() throws Exception {
    Path library =
        jars.host(
            "library",
            List.of(),
            List.of("package lib; public class Dock { public void go() {} }"));
    List<String> host = List.of(HEAD + "public class View extends lib.Dock {}");
    Path view = jars.host("view", List.of(library), host);
    Path plugin = jars.plugin(IMPORTS, List.of(view, library), List.of(use("view.go();")));

    LinkCheck.Result links =
        HostCheck.checkJars(HostFolder.read(view.getParent()).index(), List.of(plugin)).links();
    assertEquals(List.of(), links.findings());
    assertEquals(1, links.untold());
  }
}
