package org.fasit.cli.host;

import java.util.List;
import java.util.Optional;

/**
 * What of a class others can link to. Names are internal ({@code org/weasis/core/Foo$Bar}), types
 * JVM descriptors.
 *
 * @param superName empty for {@code java/lang/Object} alone
 */
record ClassShape(
    String name, Kind kind, String superName, List<String> interfaces, List<Member> members) {

  ClassShape {
    interfaces = List.copyOf(interfaces);
    members = List.copyOf(members);
  }

  /** Kinds as an index tells them; records count as classes, annotations as interfaces. */
  enum Kind {
    CLASS,
    ABSTRACT,
    INTERFACE,
    ENUM
  }

  /** A field or a method. */
  enum Sort {
    FIELD,
    METHOD
  }

  /** Who may use a member; {@code HIDDEN}: private or the package's own. */
  enum Access {
    PUBLIC,
    PROTECTED,
    HIDDEN
  }

  /** A field or method as declared. */
  record Member(
      Sort sort, String name, String type, Access access, boolean isStatic, boolean isAbstract) {

    boolean is(Sort wanted, String wantedName, String wantedType) {
      return sort == wanted && name.equals(wantedName) && type.equals(wantedType);
    }
  }

  boolean isInterface() {
    return kind == Kind.INTERFACE;
  }

  Optional<Member> member(Sort sort, String memberName, String type) {
    return members.stream().filter(member -> member.is(sort, memberName, type)).findFirst();
  }

  /** The package in its dotted form; empty for the unnamed one. */
  String packageName() {
    return packageOf(name);
  }

  static String packageOf(String internalName) {
    int end = internalName.lastIndexOf('/');
    return end < 0 ? "" : internalName.substring(0, end).replace('/', '.');
  }
}
