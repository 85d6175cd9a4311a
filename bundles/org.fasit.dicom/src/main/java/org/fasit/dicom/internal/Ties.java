package org.fasit.dicom.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.fasit.model.AiProduct;

/**
 * Which objects belong together. Objects of products that cannot be the same are never tied, be it
 * by way of others.
 */
final class Ties {

  private final List<Integer> parents = new ArrayList<>();
  private final List<Set<AiProduct>> products = new ArrayList<>();

  /** Adds an object that is tied to none. */
  void add(AiProduct product) {
    parents.add(parents.size());
    products.add(new HashSet<>(Set.of(product)));
  }

  /** The number that stands for all that an object is tied to. */
  int root(int number) {
    int root = number;
    while (parents.get(root) != root) {
      parents.set(root, parents.get(parents.get(root)));
      root = parents.get(root);
    }
    return root;
  }

  /** What became of a tie. */
  enum Outcome {
    TIED,
    TIED_BEFORE,
    PRODUCTS_DIFFER
  }

  /** Ties two objects, unless their products differ. */
  Outcome tie(int one, int other) {
    int a = Math.min(root(one), root(other));
    int b = Math.max(root(one), root(other));
    if (a == b) {
      return Outcome.TIED_BEFORE;
    }
    if (!agree(products.get(a), products.get(b))) {
      return Outcome.PRODUCTS_DIFFER;
    }
    parents.set(b, a);
    products.get(a).addAll(products.get(b));
    return Outcome.TIED;
  }

  private static boolean agree(Set<AiProduct> some, Set<AiProduct> others) {
    return some.stream().allMatch(one -> others.stream().allMatch(other -> agree(one, other)));
  }

  /** Whether they may be one product: what both state is the same; names may name parts of it. */
  private static boolean agree(AiProduct one, AiProduct other) {
    String name = plain(one.name());
    String otherName = plain(other.name());
    return isSameOrOpen(one.manufacturer(), other.manufacturer())
        && isSameOrOpen(one.version(), other.version())
        && (name.contains(otherName) || otherName.contains(name));
  }

  private static boolean isSameOrOpen(String one, String other) {
    return one.isEmpty() || other.isEmpty() || plain(one).equals(plain(other));
  }

  /** As it compares: without case and outer spaces. */
  static String plain(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
