package org.fasit.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Each signature written here by hand stands in each of the three hosts. */
class SignaturesTest {

  private static final HostIndex HOST =
      HostIndex.of(
          List.of(
              "C org/weasis/Base class java/lang/Object",
              "M -+ inherited ()V",
              "C org/weasis/Some abstract org/weasis/Base",
              "F s+ NAME Ljava/lang/String;",
              "M a+ left ()V",
              "M -+ size ()I",
              "M s+ get ()I"));

  @ParameterizedTest
  @ValueSource(strings = {"4.5.1", "4.6.6", "4.7.2"})
  void everySignatureStandsInTheHost(String version) throws IOException {
    Path index = Path.of("../host-indexes/weasis-" + version + ".txt.gz");
    Signatures signatures = new Signatures(HostIndex.read(index));
    signatures.checkAll(Path.of("target/classes"));
    assertEquals(List.of(), signatures.trouble(), "missing in Weasis " + version);
    assertTrue(signatures.members() > 100, "only " + signatures.members() + " members seen");
  }

  @Test
  void passesWhatIsThereAndWhatIsInherited() {
    assertEquals(List.of(), trouble("size", "()I", Opcodes.ACC_PUBLIC));
    assertEquals(List.of(), trouble("inherited", "()V", Opcodes.ACC_PUBLIC));
  }

  @Test
  void tellsARenamedMember() {
    assertEquals(
        List.of("org/weasis/Some: no M -+ length ()I"),
        trouble("length", "()I", Opcodes.ACC_PUBLIC));
  }

  @Test
  void tellsAnotherType() {
    assertEquals(
        List.of("org/weasis/Some: no M -+ size ()J"), trouble("size", "()J", Opcodes.ACC_PUBLIC));
  }

  @Test
  void tellsAStaticMemberThatIsNone() {
    assertEquals(
        List.of("org/weasis/Some: no M s+ size ()I"),
        trouble("size", "()I", Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC));
  }

  @Test
  void tellsAnotherVisibility() {
    assertEquals(
        List.of("org/weasis/Some: no M -# size ()I"),
        trouble("size", "()I", Opcodes.ACC_PROTECTED));
  }

  @Test
  void tellsWhatIsAbstractThere() {
    assertEquals(
        List.of("org/weasis/Some: abstract there, M -+ left ()V"),
        trouble("left", "()V", Opcodes.ACC_PUBLIC));
  }

  @Test
  void tellsAMissingTypeAnotherKindAndAnotherParent() {
    Signatures signatures = new Signatures(HOST);
    signatures.check(
        type("org/weasis/None", "java/lang/Object", Opcodes.ACC_ABSTRACT).toByteArray());
    signatures.check(type("org/weasis/Some", "org/weasis/Base", 0).toByteArray());
    signatures.check(
        type("org/weasis/Some", "org/weasis/Other", Opcodes.ACC_ABSTRACT).toByteArray());
    assertEquals(
        List.of(
            "org/weasis/None: no such type",
            "org/weasis/Some: class here, abstract there",
            "org/weasis/Some: is no org/weasis/Other there"),
        signatures.trouble());
  }

  private static List<String> trouble(String method, String as, int access) {
    ClassWriter written = type("org/weasis/Some", "org/weasis/Base", Opcodes.ACC_ABSTRACT);
    written.visitMethod(access | Opcodes.ACC_NATIVE, method, as, null, null).visitEnd();
    Signatures signatures = new Signatures(HOST);
    signatures.check(written.toByteArray());
    return signatures.trouble();
  }

  private static ClassWriter type(String name, String parent, int access) {
    ClassWriter written = new ClassWriter(0);
    written.visit(Opcodes.V17, access | Opcodes.ACC_PUBLIC, name, null, parent, new String[0]);
    return written;
  }
}
