package org.fasit.cli.host;

import java.util.LinkedHashSet;
import java.util.Set;
import org.fasit.cli.host.ClassShape.Sort;

/** What one class refers to, each with the place that does. */
record References(
    String owner, Set<ClassUse> classes, Set<MemberUse> members, Set<LambdaUse> lambdas) {

  References(String owner) {
    this(owner, new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
  }

  /** How a class is used, as far as its kind matters. */
  enum Role {
    ANY,
    SUPERCLASS,
    INTERFACE,
    INSTANTIATED
  }

  /** A class named anywhere in the class file. */
  record ClassUse(String name, Role role, String where) {}

  /**
   * A field or method used.
   *
   * @param onInterface whether the code takes the owner for an interface
   * @param guarded whether a missing field is caught right there ({@code NoSuchFieldError})
   */
  record MemberUse(
      String owner,
      Sort sort,
      String name,
      String type,
      boolean isStatic,
      boolean onInterface,
      boolean guarded,
      String where) {}

  /** A lambda or method handle that stands for an interface with one method. */
  record LambdaUse(String interfaceName, String name, String type, String where) {}
}
