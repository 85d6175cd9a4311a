package org.fasit.cli.host;

import java.util.List;
import org.fasit.cli.host.ClassShape.Sort;
import org.fasit.cli.host.References.ClassUse;
import org.fasit.cli.host.References.LambdaUse;
import org.fasit.cli.host.References.MemberUse;
import org.fasit.cli.host.References.Role;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Collects what a class file refers to: bodies, descriptors, signatures, annotations, lambdas. */
final class ReferenceCollector {

  private static final String LAMBDAS = "java/lang/invoke/LambdaMetafactory";

  private final References found;
  private String where;

  private ReferenceCollector(String owner) {
    found = new References(owner);
    where = owner;
  }

  static References of(byte[] classFile) {
    ClassNode node = new ClassNode();
    new ClassReader(classFile).accept(node, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    ReferenceCollector collector = new ReferenceCollector(node.name);
    collector.header(node);
    collector.fields(node);
    for (MethodNode method : node.methods) {
      collector.method(node, method);
    }
    return collector.found;
  }

  private void header(ClassNode node) {
    if (node.superName != null) {
      add(node.superName, Role.SUPERCLASS);
    }
    node.interfaces.forEach(name -> add(name, Role.INTERFACE));
    ClassNode bare = new ClassNode();
    node.accept(bare);
    bare.methods.clear();
    bare.fields.clear();
    name(bare);
  }

  private void fields(ClassNode node) {
    for (FieldNode field : node.fields) {
      where = node.name + "." + field.name;
      ClassNode one = empty(node);
      one.fields.add(field);
      name(one);
    }
  }

  private void method(ClassNode node, MethodNode method) {
    where = node.name + "." + method.name;
    ClassNode one = empty(node);
    one.methods.add(method);
    name(one);
    for (AbstractInsnNode instruction : method.instructions) {
      instruction(method, instruction);
    }
  }

  private static ClassNode empty(ClassNode like) {
    ClassNode node = new ClassNode();
    node.visit(like.version, like.access, like.name, null, "java/lang/Object", null);
    return node;
  }

  /** Every class named in a part of a class, whatever names it. */
  private void name(ClassNode part) {
    Remapper names =
        new Remapper(Opcodes.ASM9) {
          @Override
          public String map(String name) {
            add(name, Role.ANY);
            return name;
          }
        };
    part.accept(new ClassRemapper(new ClassNode(), names));
  }

  private void add(String name, Role role) {
    found.classes().add(new ClassUse(name, role, where));
  }

  private void instruction(MethodNode method, AbstractInsnNode instruction) {
    if (instruction instanceof FieldInsnNode field) {
      field(method, field);
    } else if (instruction instanceof MethodInsnNode call) {
      boolean isStatic = call.getOpcode() == Opcodes.INVOKESTATIC;
      use(call.owner, Sort.METHOD, call.name, call.desc, isStatic, call.itf, false);
    } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
      dynamic(dynamic);
    } else if (instruction instanceof LdcInsnNode constant) {
      constant(constant.cst);
    } else if (instruction.getOpcode() == Opcodes.NEW) {
      add(((TypeInsnNode) instruction).desc, Role.INSTANTIATED);
    }
  }

  private void field(MethodNode method, FieldInsnNode field) {
    int code = field.getOpcode();
    boolean isStatic = code == Opcodes.GETSTATIC || code == Opcodes.PUTSTATIC;
    boolean guarded = isGuarded(method, field);
    use(field.owner, Sort.FIELD, field.name, field.desc, isStatic, false, guarded);
  }

  /** Compilers guard switches over an enum so: a constant that is gone is a case never taken. */
  private static boolean isGuarded(MethodNode method, FieldInsnNode field) {
    InsnList code = method.instructions;
    for (TryCatchBlockNode guard : method.tryCatchBlocks) {
      if ("java/lang/NoSuchFieldError".equals(guard.type)
          && code.indexOf(guard.start) < code.indexOf(field)
          && code.indexOf(field) < code.indexOf(guard.end)) {
        return true;
      }
    }
    return false;
  }

  private void use(
      String owner,
      Sort sort,
      String name,
      String type,
      boolean isStatic,
      boolean onInterface,
      boolean guarded) {
    if (!owner.startsWith("[")) {
      found
          .members()
          .add(new MemberUse(owner, sort, name, type, isStatic, onInterface, guarded, where));
    }
  }

  private void dynamic(InvokeDynamicInsnNode call) {
    constant(call.bsm);
    List.of(call.bsmArgs).forEach(this::constant);
    Type stoodFor = Type.getReturnType(call.desc);
    if (call.bsm.getOwner().equals(LAMBDAS) && call.bsmArgs[0] instanceof Type erased) {
      String name = stoodFor.getInternalName();
      found.lambdas().add(new LambdaUse(name, call.name, erased.getDescriptor(), where));
    }
  }

  private void constant(Object constant) {
    if (constant instanceof Handle handle) {
      handle(handle);
    } else if (constant instanceof ConstantDynamic dynamic) {
      constant(dynamic.getBootstrapMethod());
      for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
        constant(dynamic.getBootstrapMethodArgument(i));
      }
    }
  }

  private void handle(Handle handle) {
    int tag = handle.getTag();
    boolean isField = tag <= Opcodes.H_PUTSTATIC;
    boolean isStatic =
        tag == Opcodes.H_GETSTATIC || tag == Opcodes.H_PUTSTATIC || tag == Opcodes.H_INVOKESTATIC;
    Sort sort = isField ? Sort.FIELD : Sort.METHOD;
    if (tag == Opcodes.H_NEWINVOKESPECIAL) {
      add(handle.getOwner(), Role.INSTANTIATED);
    }
    boolean onInterface = !isField && handle.isInterface();
    use(handle.getOwner(), sort, handle.getName(), handle.getDesc(), isStatic, onInterface, false);
  }
}
