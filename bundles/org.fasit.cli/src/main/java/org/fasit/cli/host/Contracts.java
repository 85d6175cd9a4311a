package org.fasit.cli.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fasit.cli.host.ClassShape.Kind;
import org.fasit.cli.host.ClassShape.Member;
import org.fasit.cli.host.ClassShape.Sort;
import org.fasit.cli.host.References.LambdaUse;

/** What the host's types ask their implementations for: a new abstract method breaks ours. */
final class Contracts {

  private final ClassWorld world;

  Contracts(ClassWorld world) {
    this.world = world;
  }

  /** The host's abstract methods that a concrete class of ours leaves open. */
  List<String> of(ClassShape shape) {
    if (shape.kind() == Kind.ABSTRACT || shape.isInterface()) {
      return List.of();
    }
    List<String> gaps = new ArrayList<>();
    for (ClassShape ancestor : world.lineage(shape.name())) {
      if (world.isHosts(ancestor.name())) {
        open(ancestor).stream()
            .filter(method -> !isImplemented(shape, method))
            .forEach(method -> gaps.add(text(ancestor, method)));
      }
    }
    return gaps;
  }

  /** The abstract methods of an interface that a lambda does not stand for. */
  List<String> ofLambda(LambdaUse use) {
    List<String> gaps = new ArrayList<>();
    boolean found = false;
    for (ClassShape ancestor : world.lineage(use.interfaceName())) {
      for (Member method : open(ancestor)) {
        if (method.name().equals(use.name())) {
          found |= method.type().equals(use.type());
        } else if (!hasDefault(use.interfaceName(), method)) {
          gaps.add(text(ancestor, method));
        }
      }
    }
    if (!found && !world.hasUnknownAncestor(use.interfaceName())) {
      String wanted = Descriptors.readable(Sort.METHOD, use.name(), use.type());
      gaps.add(use.interfaceName().replace('/', '.') + ": has no abstract " + wanted + " any more");
    }
    return gaps;
  }

  private static List<Member> open(ClassShape shape) {
    return shape.members().stream()
        .filter(member -> member.sort() == Sort.METHOD && member.isAbstract())
        .toList();
  }

  private boolean isImplemented(ClassShape shape, Member method) {
    for (ClassShape ancestor : world.superclasses(shape.name())) {
      Optional<Member> same = ancestor.member(Sort.METHOD, method.name(), method.type());
      if (same.isPresent()) {
        return !same.get().isAbstract();
      }
      if (world.isHosts(ancestor.name()) && hasBridge(ancestor, method)) {
        return true;
      }
    }
    return hasDefault(shape.name(), method) || world.hasUnknownAncestor(shape.name());
  }

  /** Indexes leave out the bridges that compilers add beside a method with narrower types. */
  private static boolean hasBridge(ClassShape ancestor, Member method) {
    int parameters = Descriptors.parameters(method.type());
    return ancestor.members().stream()
        .filter(member -> member.sort() == Sort.METHOD && !member.isAbstract())
        .filter(member -> member.name().equals(method.name()))
        .anyMatch(member -> Descriptors.parameters(member.type()) == parameters);
  }

  private boolean hasDefault(String name, Member method) {
    return world.lineage(name).stream()
        .flatMap(shape -> shape.member(Sort.METHOD, method.name(), method.type()).stream())
        .anyMatch(member -> !member.isAbstract() && !member.isStatic());
  }

  private static String text(ClassShape owner, Member method) {
    return owner.name().replace('/', '.')
        + ": "
        + Descriptors.readable(Sort.METHOD, method.name(), method.type());
  }
}
