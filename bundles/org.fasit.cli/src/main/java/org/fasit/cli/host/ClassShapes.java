package org.fasit.cli.host;

import java.util.ArrayList;
import java.util.List;
import org.fasit.cli.host.ClassShape.Access;
import org.fasit.cli.host.ClassShape.Kind;
import org.fasit.cli.host.ClassShape.Member;
import org.fasit.cli.host.ClassShape.Sort;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Takes the shape off a class file. */
final class ClassShapes {

  private ClassShapes() {}

  /** The shape of a class file; all its members, hidden ones too. */
  static ClassShape of(byte[] classFile) {
    Visitor visitor = new Visitor();
    new ClassReader(classFile)
        .accept(visitor, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return visitor.shape();
  }

  private static final class Visitor extends ClassVisitor {

    private final List<Member> members = new ArrayList<>();
    private String name = "";
    private String superName = "";
    private List<String> interfaces = List.of();
    private Kind kind = Kind.CLASS;

    Visitor() {
      super(Opcodes.ASM9);
    }

    ClassShape shape() {
      return new ClassShape(name, kind, superName, interfaces, members);
    }

    @Override
    public void visit(
        int version,
        int access,
        String visited,
        @Nullable String signature,
        @Nullable String superVisited,
        String @Nullable [] implemented) {
      name = visited;
      superName = superVisited == null ? "" : superVisited;
      interfaces = implemented == null ? List.of() : List.of(implemented);
      kind = kind(access);
    }

    private static Kind kind(int access) {
      if ((access & Opcodes.ACC_INTERFACE) != 0) {
        return Kind.INTERFACE;
      }
      if ((access & Opcodes.ACC_ENUM) != 0) {
        return Kind.ENUM;
      }
      return (access & Opcodes.ACC_ABSTRACT) != 0 ? Kind.ABSTRACT : Kind.CLASS;
    }

    @Override
    public @Nullable FieldVisitor visitField(
        int access, String field, String type, @Nullable String signature, @Nullable Object value) {
      add(Sort.FIELD, access, field, type);
      return null;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String method,
        String type,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      if (!method.equals("<clinit>")) {
        add(Sort.METHOD, access, method, type);
      }
      return null;
    }

    private void add(Sort sort, int access, String member, String type) {
      boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
      boolean isAbstract = (access & Opcodes.ACC_ABSTRACT) != 0;
      members.add(new Member(sort, member, type, access(access), isStatic, isAbstract));
    }

    private static Access access(int access) {
      if ((access & Opcodes.ACC_PUBLIC) != 0) {
        return Access.PUBLIC;
      }
      return (access & Opcodes.ACC_PROTECTED) != 0 ? Access.PROTECTED : Access.HIDDEN;
    }
  }
}
