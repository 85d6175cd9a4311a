package org.fasit.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Compares the signatures of compiled classes with what a host offers. */
final class Signatures {

  private final HostIndex host;
  private final List<String> trouble = new ArrayList<>();
  private int members;

  Signatures(HostIndex host) {
    this.host = host;
  }

  /** What the host does not offer, one line each. */
  List<String> trouble() {
    return List.copyOf(trouble);
  }

  int members() {
    return members;
  }

  void checkAll(Path classes) throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
        check(Files.readAllBytes(file));
      }
    }
  }

  void check(byte[] compiled) {
    ClassReader reader = new ClassReader(compiled);
    if (!host.has(reader.getClassName())) {
      trouble.add(reader.getClassName() + ": no such type");
      return;
    }
    kind(reader);
    parents(reader);
    reader.accept(new Members(reader.getClassName()), ClassReader.SKIP_CODE);
  }

  private void kind(ClassReader reader) {
    int access = reader.getAccess();
    String kind =
        (access & Opcodes.ACC_INTERFACE) != 0
            ? "interface"
            : (access & Opcodes.ACC_ENUM) != 0
                ? "enum"
                : (access & Opcodes.ACC_ABSTRACT) != 0 ? "abstract" : "class";
    String there = host.type(reader.getClassName()).kind();
    if (!kind.equals(there)) {
      trouble.add(reader.getClassName() + ": " + kind + " here, " + there + " there");
    }
  }

  private void parents(ClassReader reader) {
    List<String> parents = new ArrayList<>(Arrays.asList(reader.getInterfaces()));
    parents.add(reader.getSuperName());
    parents.removeAll(host.ancestry(reader.getClassName()));
    parents.forEach(parent -> trouble.add(reader.getClassName() + ": is no " + parent + " there"));
  }

  private final class Members extends ClassVisitor {
    private static final int SEEN = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;
    private final String type;

    Members(String type) {
      super(Opcodes.ASM9);
      this.type = type;
    }

    @Override
    public FieldVisitor visitField(
        int access, String name, String as, String generic, Object value) {
      member("F", access, name, as);
      return null;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String as, String generic, String[] thrown) {
      member("M", access, name, as);
      return null;
    }

    private void member(String kind, int access, String name, String as) {
      if ((access & SEEN) == 0 || (access & Opcodes.ACC_SYNTHETIC) != 0) {
        return;
      }
      members++;
      char how = (access & Opcodes.ACC_STATIC) != 0 ? 's' : '-';
      char seen = (access & Opcodes.ACC_PUBLIC) != 0 ? '+' : '#';
      String line = kind + " " + how + seen + " " + name + " " + as;
      boolean there =
          name.equals("<init>")
              ? host.type(type).members().contains(line)
              : host.offers(type, line);
      if (!there) {
        trouble.add(type + ": no " + line);
      }
      if (kind.equals("M") && (access & Opcodes.ACC_ABSTRACT) == 0 && how == '-') {
        notAbstractThere(line);
      }
    }

    /** A class that the adapter extends must not find abstract what it takes for done. */
    private void notAbstractThere(String line) {
      String abstractly = line.replaceFirst("^M -", "M a");
      if (host.type(type).members().contains(abstractly)) {
        trouble.add(type + ": abstract there, " + line);
      }
    }
  }
}
