package org.fasit.reading.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fasit.reading.HostProfile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the settings take from the host. Whatever it throws, a missing member of a neighbouring
 * version included, is logged and counts as nothing known. Thread-safe.
 */
final class HostNodes {
  private static final Logger LOG = LoggerFactory.getLogger(HostNodes.class);
  private static final String PACS = "pacs";

  /** The key that names a node. */
  static final String KEY = "node";

  private static final List<String> SIGN_IN = List.of("user", "password", "bearer", "bearerFile");

  private volatile Optional<HostProfile> host = Optional.empty();

  void host(Optional<HostProfile> now) {
    host = now;
  }

  void gone(HostProfile left) {
    if (host.filter(known -> known == left).isPresent()) {
      host = Optional.empty();
    }
  }

  List<HostProfile.Node> all() {
    try {
      return host.map(HostProfile::nodes).orElse(List.of());
    } catch (RuntimeException | LinkageError problem) {
      LOG.warn("The host does not tell its nodes", problem);
      return List.of();
    }
  }

  String user() {
    try {
      return host.flatMap(HostProfile::user)
          .filter(name -> !name.isBlank())
          .orElseGet(HostNodes::ofSystem);
    } catch (RuntimeException | LinkageError problem) {
      LOG.warn("The host does not tell who signed in", problem);
      return ofSystem();
    }
  }

  private static String ofSystem() {
    return System.getProperty("user.name", "");
  }

  /**
   * Puts the named node in the place of its name.
   *
   * @return what is missing, in words; then the section stays as it was
   */
  Optional<String> resolve(Map<String, Map<String, Object>> sections) {
    Map<String, Object> pacs = sections.getOrDefault(PACS, Map.of());
    Object name = pacs.get(KEY);
    if (name == null) {
      return Optional.empty();
    }
    if (host.isEmpty()) {
      return Optional.of(Messages.get("settings.noHost", name));
    }
    Optional<HostProfile.Node> node =
        all().stream().filter(known -> known.name().equals(name)).findFirst();
    if (node.isEmpty()) {
      return Optional.of(Messages.get("settings.noNode", name));
    }
    try {
      sections.put(PACS, with(node.get(), pacs));
      return Optional.empty();
    } catch (NumberFormatException problem) {
      return Optional.of(Messages.get("settings.noNode", name));
    }
  }

  /** The node's own sign-in replaces ours as a whole; where it has none, ours stays. */
  private static Map<String, Object> with(HostProfile.Node node, Map<String, Object> pacs) {
    Map<String, Object> section = new TreeMap<>(pacs);
    section.remove(KEY);
    if (SIGN_IN.stream().anyMatch(node.pacs()::containsKey)) {
      SIGN_IN.forEach(section::remove);
    }
    node.pacs()
        .forEach(
            (key, value) ->
                section.put(key, key.equals("port") ? Integer.valueOf(value) : (Object) value));
    return section;
  }
}
