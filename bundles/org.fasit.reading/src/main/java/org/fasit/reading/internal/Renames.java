package org.fasit.reading.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fasit.reading.internal.Cases.Target;

/**
 * The keys that results and findings have now, by those that they had before more of their objects
 * arrived. A click may still name the old ones. Confined to the reading's lane.
 */
final class Renames {
  private final Map<String, String> results = new HashMap<>();
  private final Map<String, String> findings = new HashMap<>();

  void result(String before, String now) {
    add(results, before, now);
  }

  void findings(Map<String, String> moved) {
    moved.forEach((before, now) -> add(findings, before, now));
  }

  /** What was renamed to the old key is renamed with it, so that one look-up is enough. */
  private static void add(Map<String, String> names, String before, String now) {
    names.remove(now);
    if (!before.equals(now) && !now.equals(names.put(before, now))) {
      names.replaceAll((key, value) -> value.equals(before) ? now : value);
    }
  }

  String result(String key) {
    return results.getOrDefault(key, key);
  }

  String finding(String key) {
    return findings.getOrDefault(key, key);
  }

  Target now(Target target) {
    Optional<String> finding = target.finding().map(this::finding);
    return new Target(result(target.result()), target.judgement(), finding, target.place());
  }
}
