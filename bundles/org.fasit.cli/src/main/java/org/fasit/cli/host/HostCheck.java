package org.fasit.cli.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Both checks of bundles against a host. */
final class HostCheck {

  private HostCheck() {}

  /** What came of it. */
  record Result(String host, int bundles, LinkCheck.Result links, ResolutionCheck.Result wires) {

    List<Finding> findings() {
      List<Finding> all = new ArrayList<>(wires.findings());
      all.addAll(links.findings());
      return all;
    }

    boolean fits() {
      return findings().stream().noneMatch(Finding::isBlocking);
    }
  }

  /** Reads a host: a folder of jars, or an index. */
  static HostFolder.Taken host(Path place) throws IOException {
    return Files.isDirectory(place)
        ? HostFolder.read(place)
        : new HostFolder.Taken(HostIndexReader.read(place), List.of());
  }

  static Result checkJars(HostIndex host, List<Path> jars) throws IOException {
    List<DeliveredBundle> bundles = new ArrayList<>();
    for (Path jar : jars) {
      bundles.add(DeliveredBundle.read(jar));
    }
    return check(host, bundles);
  }

  static Result check(HostIndex host, List<DeliveredBundle> bundles) {
    Map<String, ClassShape> ours = new HashMap<>();
    for (DeliveredBundle bundle : bundles) {
      bundle.classes().forEach(shape -> ours.put(shape.name(), shape));
    }
    LinkCheck links = new LinkCheck(new ClassWorld(ours, host), host);
    ResolutionCheck wires = new ResolutionCheck(host, bundles);
    return new Result(host.version(), bundles.size(), links.check(bundles), wires.check());
  }
}
