package org.fasit.registry.internal.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Everything that there is to review.
 *
 * @param all sorted by product, manufacturer, year (the latest first) and site; where several sites
 *     have a product, a line for all of them comes before theirs
 * @param complete whether that is everything; false when there are more than {@link #MOST} lines
 */
public record ShownProducts(List<Shown> all, boolean complete) {

  /** The most lines, without those for all sites. */
  static final int MOST = 1000;

  public ShownProducts {
    all = List.copyOf(all);
  }

  /** Nothing. */
  public static final ShownProducts NONE = new ShownProducts(List.of(), true);

  /**
   * Something to review.
   *
   * @param site empty for all sites
   * @param exams how many were first shown in the year; 0 where exams of an earlier year were shown
   *     with a newer version
   * @param versions those that were shown in the year, sorted
   */
  public record Shown(
      Optional<String> site,
      String manufacturer,
      String product,
      int year,
      long exams,
      List<String> versions) {
    public Shown {
      versions = List.copyOf(versions);
    }

    /** The versions with a review of their own; none where it would be the same as the line's. */
    public List<String> choices() {
      return versions.size() > 1 || exams == 0
          ? versions.stream().filter(version -> !version.isBlank()).toList()
          : List.of();
    }
  }

  private record Product(String product, String manufacturer, int year) {}

  /** Adds the lines for all sites. */
  static ShownProducts of(List<Shown> bySite) {
    Map<Product, List<Shown>> groups = new LinkedHashMap<>();
    for (Shown one : bySite) {
      groups
          .computeIfAbsent(
              new Product(one.product(), one.manufacturer(), one.year()), p -> new ArrayList<>())
          .add(one);
    }
    List<Shown> all = new ArrayList<>();
    for (List<Shown> sites : groups.values()) {
      if (sites.size() > 1) {
        all.add(together(sites));
      }
      all.addAll(sites);
    }
    return new ShownProducts(all, bySite.size() < MOST);
  }

  private static Shown together(List<Shown> sites) {
    Shown first = sites.get(0);
    TreeSet<String> versions = new TreeSet<>();
    sites.forEach(site -> versions.addAll(site.versions()));
    return new Shown(
        Optional.empty(),
        first.manufacturer(),
        first.product(),
        first.year(),
        sites.stream().mapToLong(Shown::exams).sum(),
        List.copyOf(versions));
  }
}
