package org.fasit.cli.host;

import org.fasit.cli.host.ClassShape.Sort;
import org.objectweb.asm.Type;

/** JVM descriptors: whether they are whole, and how people read them. */
final class Descriptors {

  private static final int MOST_DIMENSIONS = 255;

  private Descriptors() {}

  static boolean isValid(Sort sort, String type) {
    return sort == Sort.FIELD ? end(type, 0) == type.length() : isMethod(type);
  }

  private static boolean isMethod(String type) {
    int at = 1;
    if (!type.startsWith("(")) {
      return false;
    }
    while (at < type.length() && type.charAt(at) != ')') {
      at = end(type, at);
      if (at < 0) {
        return false;
      }
    }
    String result = type.substring(Math.min(type.length(), at + 1));
    return result.equals("V") || end(result, 0) == result.length() && !result.isEmpty();
  }

  /** Where the type that begins at {@code start} ends; -1 if none begins there. */
  private static int end(String type, int start) {
    int at = start;
    while (at < type.length() && type.charAt(at) == '[') {
      at++;
    }
    if (at >= type.length() || at - start > MOST_DIMENSIONS) {
      return -1;
    }
    if (type.charAt(at) != 'L') {
      return "BCDFIJSZ".indexOf(type.charAt(at)) < 0 ? -1 : at + 1;
    }
    int semicolon = type.indexOf(';', at);
    return semicolon <= at + 1 ? -1 : semicolon + 1;
  }

  /** A member as in source: {@code String name(int, View)}, class names without their packages. */
  static String readable(Sort sort, String name, String type) {
    if (sort == Sort.FIELD) {
      return shortName(Type.getType(type)) + " " + name;
    }
    StringBuilder text = new StringBuilder(shortName(Type.getReturnType(type)));
    text.append(' ').append(name).append('(');
    Type[] parameters = Type.getArgumentTypes(type);
    for (int i = 0; i < parameters.length; i++) {
      text.append(i == 0 ? "" : ", ").append(shortName(parameters[i]));
    }
    return text.append(')').toString();
  }

  /** How many parameters a method takes. */
  static int parameters(String type) {
    return Type.getArgumentTypes(type).length;
  }

  private static String shortName(Type type) {
    String name = type.getClassName();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
