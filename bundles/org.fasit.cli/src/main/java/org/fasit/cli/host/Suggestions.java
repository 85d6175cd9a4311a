package org.fasit.cli.host;

import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.fasit.cli.host.ClassShape.Access;
import org.fasit.cli.host.ClassShape.Member;
import org.fasit.cli.host.ClassWorld.Declared;
import org.fasit.cli.host.References.MemberUse;

/** What the host has in place of a thing that is gone; empty where nothing is like it. */
final class Suggestions {

  private final ClassWorld world;

  Suggestions(ClassWorld world) {
    this.world = world;
  }

  /** A class of the same simple name elsewhere. */
  String ofClass(String name) {
    String end = name.substring(name.lastIndexOf('/'));
    return world.hosts().stream()
        .map(ClassShape::name)
        .filter(other -> other.endsWith(end))
        .findFirst()
        .map(other -> "there is " + other.replace('/', '.'))
        .orElse("");
  }

  /** The same name with another type. */
  String ofOtherType(MemberUse use) {
    return declared(use)
        .filter(each -> each.member().name().equals(use.name()))
        .findFirst()
        .map(Suggestions::text)
        .orElse("");
  }

  /** A similar name with the same type, or at least the same parameters. */
  String ofMember(MemberUse use) {
    if (use.name().equals("<init>")) {
      return "";
    }
    return declared(use)
        .filter(each -> HostIndex.isHosts(each.owner().name()))
        .filter(each -> each.member().type().equals(use.type()))
        .filter(each -> each.member().isStatic() == use.isStatic())
        .filter(each -> isSimilar(each.member().name(), use.name()))
        .min(Comparator.comparingInt(each -> distance(each.member().name(), use.name())))
        .map(Suggestions::text)
        .orElse("");
  }

  private Stream<Declared> declared(MemberUse use) {
    Stream<ClassShape> owners =
        use.name().equals("<init>")
            ? world.find(use.owner()).stream()
            : world.lineage(use.owner()).stream();
    return owners.flatMap(
        owner ->
            owner.members().stream()
                .filter(member -> member.sort() == use.sort())
                .filter(member -> member.access() != Access.HIDDEN)
                .map(member -> new Declared(owner, member)));
  }

  private static String text(Declared declared) {
    Member member = declared.member();
    return "there is " + Descriptors.readable(member.sort(), member.name(), member.type());
  }

  private static boolean isSimilar(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    return a.contains(b) || b.contains(a) || distance(a, b) <= Math.max(a.length(), b.length()) / 2;
  }

  /** Levenshtein's edit distance. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
