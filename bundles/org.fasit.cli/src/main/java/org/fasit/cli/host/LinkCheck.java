package org.fasit.cli.host;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fasit.cli.host.ClassShape.Access;
import org.fasit.cli.host.ClassShape.Kind;
import org.fasit.cli.host.ClassShape.Sort;
import org.fasit.cli.host.ClassWorld.Declared;
import org.fasit.cli.host.Finding.Problem;
import org.fasit.cli.host.References.ClassUse;
import org.fasit.cli.host.References.MemberUse;
import org.fasit.cli.host.References.Role;

/**
 * Whether every class, method and field of the host that bundles refer to is there, with that type,
 * kind and access (JVMS 5.4.3), and whether they implement all that the host expects of them.
 */
final class LinkCheck {

  private final ClassWorld world;
  private final Set<String> exported;
  private final Contracts contracts;
  private final Suggestions suggestions;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> classes = new HashSet<>();
  private final Set<String> methods = new HashSet<>();
  private final Set<String> fields = new HashSet<>();
  private final Set<String> untold = new HashSet<>();

  LinkCheck(ClassWorld world, HostIndex host) {
    this.world = world;
    exported =
        host.bundles().stream()
            .flatMap(bundle -> bundle.exports().stream())
            .map(HostIndex.Export::name)
            .collect(Collectors.toSet());
    contracts = new Contracts(world);
    suggestions = new Suggestions(world);
  }

  /**
   * What was looked at.
   *
   * @param untold members that an ancestor of another library may hold: nothing can be said of them
   */
  record Result(List<Finding> findings, int classes, int methods, int fields, int untold) {}

  Result check(List<DeliveredBundle> bundles) {
    for (DeliveredBundle bundle : bundles) {
      for (References references : bundle.references()) {
        references.classes().forEach(use -> check(bundle, use));
        references.members().forEach(use -> check(bundle, references.owner(), use));
        references.lambdas().stream()
            .filter(use -> world.isHosts(use.interfaceName()))
            .forEach(use -> contracts.ofLambda(use).forEach(gap -> add(bundle, gap, use.where())));
      }
      bundle
          .classes()
          .forEach(shape -> contracts.of(shape).forEach(gap -> add(bundle, gap, shape.name())));
    }
    return new Result(
        List.copyOf(findings), classes.size(), methods.size(), fields.size(), untold.size());
  }

  private void add(DeliveredBundle bundle, String gap, String where) {
    add(Problem.NOT_IMPLEMENTED, gap, "", bundle, where);
  }

  private void add(
      Problem problem, String subject, String remark, DeliveredBundle bundle, String where) {
    findings.add(new Finding(problem, subject, remark, bundle.name(), dotted(where)));
  }

  private static String dotted(String name) {
    return name.replace('/', '.');
  }

  private void check(DeliveredBundle bundle, ClassUse use) {
    if (!HostIndex.isHosts(use.name()) || world.isOurs(use.name())) {
      return;
    }
    classes.add(use.name());
    String name = dotted(use.name());
    Optional<ClassShape> shape = world.find(use.name());
    if (shape.isEmpty()) {
      String remark = suggestions.ofClass(use.name());
      Problem problem = remark.isEmpty() ? Problem.MISSING : Problem.RENAMED;
      add(
          mayLack(bundle, use.name()) ? Problem.OPTIONAL : problem,
          name,
          remark,
          bundle,
          use.where());
      return;
    }
    wrongKind(shape.get(), use.role())
        .ifPresent(why -> add(Problem.CHANGED, name, why, bundle, use.where()));
    checkReach(bundle, shape.get(), use.where());
  }

  /** A package of an optional import that the host lacks: our code must do without, and says so. */
  private boolean mayLack(DeliveredBundle bundle, String className) {
    String packageName = ClassShape.packageOf(className);
    return bundle.importOf(packageName).filter(ManifestHeader.Clause::isOptional).isPresent()
        && !exported.contains(packageName);
  }

  private void checkReach(DeliveredBundle bundle, ClassShape shape, String where) {
    String packageName = shape.packageName();
    if (!exported.contains(packageName)) {
      Problem problem = mayLack(bundle, shape.name()) ? Problem.OPTIONAL : Problem.NOT_EXPORTED;
      add(problem, packageName, "the host keeps it to itself", bundle, where);
    } else if (bundle.importOf(packageName).isEmpty() && !bundle.importsDynamically(packageName)) {
      add(Problem.NOT_IMPORTED, packageName, "the manifest does not import it", bundle, where);
    }
  }

  private static Optional<String> wrongKind(ClassShape shape, Role role) {
    boolean wrong =
        switch (role) {
          case ANY -> false;
          case SUPERCLASS -> shape.isInterface();
          case INTERFACE -> !shape.isInterface();
          case INSTANTIATED -> shape.isInterface() || shape.kind() == Kind.ABSTRACT;
        };
    if (!wrong) {
      return Optional.empty();
    }
    return Optional.of(
        switch (shape.kind()) {
          case INTERFACE -> "is an interface now";
          case ABSTRACT -> role == Role.INSTANTIATED ? "is abstract now" : "is a class now";
          case CLASS, ENUM -> "is a class now";
        });
  }

  private void check(DeliveredBundle bundle, String user, MemberUse use) {
    Optional<ClassShape> owner = world.find(use.owner());
    boolean ofHost = world.isHosts(use.owner());
    if (owner.isEmpty()
        || !ofHost && !(world.isOurs(use.owner()) && hasHostAncestor(use.owner()))) {
      return;
    }
    Optional<Declared> declared = world.resolve(use.owner(), use.sort(), use.name(), use.type());
    if (declared.isPresent() && !ofHost && !world.isHosts(declared.get().owner().name())) {
      return;
    }
    String key = use.owner() + "." + use.name() + use.type();
    (use.sort() == Sort.FIELD ? fields : methods).add(key);
    if (declared.isEmpty()) {
      notFound(bundle, use, key);
      return;
    }
    changes(user, owner.get(), declared.get(), use)
        .forEach(why -> add(Problem.CHANGED, subject(use), why, bundle, use.where()));
  }

  private boolean hasHostAncestor(String name) {
    return world.lineage(name).stream().anyMatch(shape -> HostIndex.isHosts(shape.name()));
  }

  private void notFound(DeliveredBundle bundle, MemberUse use, String key) {
    if (world.hasUnknownAncestor(use.owner())) {
      untold.add(key);
      return;
    }
    String otherType = suggestions.ofOtherType(use);
    String similar = otherType.isEmpty() ? suggestions.ofMember(use) : otherType;
    Problem problem =
        use.guarded()
            ? Problem.OPTIONAL
            : !otherType.isEmpty()
                ? Problem.OTHER_TYPE
                : similar.isEmpty() ? Problem.MISSING : Problem.RENAMED;
    add(problem, subject(use), similar, bundle, use.where());
  }

  private static String subject(MemberUse use) {
    return dotted(use.owner()) + ": " + Descriptors.readable(use.sort(), use.name(), use.type());
  }

  private List<String> changes(String user, ClassShape owner, Declared declared, MemberUse use) {
    List<String> changes = new ArrayList<>();
    if (declared.member().isStatic() != use.isStatic()) {
      changes.add(use.isStatic() ? "is not static now" : "is static now");
    }
    if (use.sort() == Sort.METHOD && owner.isInterface() != use.onInterface()) {
      changes.add(
          owner.isInterface() ? "its owner is an interface now" : "its owner is a class now");
    }
    boolean isProtected = declared.member().access() == Access.PROTECTED;
    String declaring = declared.owner().name();
    if (isProtected && HostIndex.isHosts(declaring) && !world.descends(user, declaring)) {
      changes.add("is protected now");
    }
    return changes;
  }
}
