package org.fasit.cli.host;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fasit.cli.host.ClassShape.Access;
import org.fasit.cli.host.ClassShape.Member;
import org.fasit.cli.host.ClassShape.Sort;

/**
 * All classes that can be seen: ours, the host's, and the running JDK's. Classes of other libraries
 * are unknown.
 */
final class ClassWorld {

  private final Map<String, ClassShape> ours;
  private final Map<String, ClassShape> hosts = new TreeMap<>();
  private final Map<String, Optional<ClassShape>> platform = new HashMap<>();
  private final Map<String, List<ClassShape>> lineages = new HashMap<>();

  ClassWorld(Map<String, ClassShape> ours, HostIndex host) {
    this.ours = ours;
    for (HostIndex.Bundle bundle : host.bundles()) {
      for (ClassShape shape : bundle.classes()) {
        if (bundle.exports(shape.packageName())) {
          hosts.put(shape.name(), shape);
        } else {
          hosts.putIfAbsent(shape.name(), shape);
        }
      }
    }
  }

  /**
   * Where a member was found.
   *
   * @param owner the class that declares it
   */
  record Declared(ClassShape owner, Member member) {}

  Optional<ClassShape> find(String name) {
    if (ours.containsKey(name)) {
      return Optional.of(ours.get(name));
    }
    if (hosts.containsKey(name)) {
      return Optional.of(hosts.get(name));
    }
    return platform.computeIfAbsent(name, ClassWorld::ofPlatform);
  }

  boolean isOurs(String name) {
    return ours.containsKey(name);
  }

  boolean isHosts(String name) {
    return hosts.containsKey(name) && !isOurs(name);
  }

  Collection<ClassShape> hosts() {
    return hosts.values();
  }

  private static Optional<ClassShape> ofPlatform(String name) {
    ClassLoader loader = ClassLoader.getPlatformClassLoader();
    try (InputStream in = loader.getResourceAsStream(name + ".class")) {
      return in == null ? Optional.empty() : Optional.of(ClassShapes.of(in.readAllBytes()));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The class itself, its superclasses, then all their interfaces, each once, nearest first. */
  List<ClassShape> lineage(String name) {
    List<ClassShape> known = lineages.get(name);
    if (known == null) {
      known = computeLineage(name);
      lineages.put(name, known);
    }
    return known;
  }

  private List<ClassShape> computeLineage(String name) {
    Map<String, ClassShape> all = new LinkedHashMap<>();
    List<ClassShape> classes = superclasses(name);
    classes.forEach(shape -> all.put(shape.name(), shape));
    classes.forEach(shape -> addInterfaces(shape, all));
    return List.copyOf(all.values());
  }

  /** The class itself and its superclasses; of an interface also {@code Object}, as in the JVM. */
  List<ClassShape> superclasses(String name) {
    Map<String, ClassShape> chain = new LinkedHashMap<>();
    Optional<ClassShape> next = find(name);
    while (next.isPresent() && chain.putIfAbsent(next.get().name(), next.get()) == null) {
      next = find(next.get().superName());
    }
    return List.copyOf(chain.values());
  }

  /** Adds all interfaces of a class; without recursion, since an index may nest them at will. */
  private void addInterfaces(ClassShape shape, Map<String, ClassShape> all) {
    Deque<String> names = new ArrayDeque<>(shape.interfaces());
    while (!names.isEmpty()) {
      String name = names.removeFirst();
      Optional<ClassShape> found = find(name);
      if (found.isPresent() && all.putIfAbsent(name, found.get()) == null) {
        names.addAll(found.get().interfaces());
      }
    }
  }

  /** Whether an ancestor of the class is not known here: of another library, or internal. */
  boolean hasUnknownAncestor(String name) {
    return lineage(name).stream()
        .anyMatch(
            shape ->
                isUnknown(shape.superName())
                    || shape.interfaces().stream().anyMatch(this::isUnknown));
  }

  private boolean isUnknown(String name) {
    return !name.isEmpty() && find(name).isEmpty();
  }

  /** Finds a member as the linker does: class, superclasses, interfaces (JVMS 5.4.3). */
  Optional<Declared> resolve(String owner, Sort sort, String name, String type) {
    boolean inherited = !name.equals("<init>");
    for (ClassShape shape : inherited ? lineage(owner) : find(owner).stream().toList()) {
      Optional<Member> member = shape.member(sort, name, type);
      if (member.isPresent() && isReachable(shape, member.get())) {
        return Optional.of(new Declared(shape, member.get()));
      }
    }
    return Optional.empty();
  }

  private boolean isReachable(ClassShape owner, Member member) {
    return member.access() != Access.HIDDEN || isOurs(owner.name());
  }

  /** Whether a class is another or descends from it. */
  boolean descends(String name, String ancestor) {
    return lineage(name).stream().anyMatch(shape -> shape.name().equals(ancestor));
  }
}
