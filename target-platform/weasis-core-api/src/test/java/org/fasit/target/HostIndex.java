package org.fasit.target;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** What a genuine host offers; the format is told in the README beside the indexes. */
public final class HostIndex {

  /** A type: its kind, its direct supertypes, and its members as {@code M -+ name (params)type}. */
  public record Type(String kind, List<String> supers, Set<String> members) {}

  private final Map<String, Type> types = new HashMap<>();

  private HostIndex() {}

  public static HostIndex read(Path gzipped) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(gzipped)), StandardCharsets.UTF_8))) {
      return of(lines.lines().toList());
    }
  }

  public static HostIndex of(List<String> lines) {
    HostIndex index = new HostIndex();
    Set<String> members = new HashSet<>();
    for (String line : lines) {
      if (line.startsWith("C ")) {
        List<String> words = List.of(line.split(" "));
        members = new HashSet<>();
        index.types.put(
            words.get(1), new Type(words.get(2), words.subList(3, words.size()), members));
      } else if (line.startsWith("M ") || line.startsWith("F ")) {
        members.add(line);
      }
    }
    return index;
  }

  public boolean has(String type) {
    return types.containsKey(type);
  }

  public Type type(String name) {
    return types.get(name);
  }

  /** A type and all that it inherits from, as far as the index tells. */
  public Set<String> ancestry(String type) {
    Set<String> seen = new HashSet<>(Set.of("java/lang/Object"));
    Deque<String> next = new ArrayDeque<>(List.of(type));
    while (!next.isEmpty()) {
      String one = next.poll();
      if (seen.add(one) && types.containsKey(one)) {
        next.addAll(types.get(one).supers());
      }
    }
    return seen;
  }

  /** Whether a type has or inherits the member; whether it is abstract does not matter. */
  public boolean offers(String type, String member) {
    String abstractly = member.replaceFirst("^M -", "M a");
    return ancestry(type).stream()
        .filter(types::containsKey)
        .map(types::get)
        .anyMatch(t -> t.members().contains(member) || t.members().contains(abstractly));
  }
}
