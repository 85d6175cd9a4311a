package org.fasit.dicom.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.dcm4che3.data.Tag;
import org.fasit.dicom.Problem;
import org.jspecify.annotations.Nullable;

/** An SR content tree with its by-reference items resolved, and bounded walks over it. */
final class ContentTree {

  private static final Pattern PATH = Pattern.compile("1(\\.\\d{1,9}){0,100}");
  private static final int DEPTH = 64;
  private static final int ITEMS = 50_000;
  private static final int STEPS = 2_000_000;

  private final Optional<SiteRule> rule;
  private final ContentItem root;
  private final List<Reference> references = new ArrayList<>();
  private int items;
  private int steps;

  private record Reference(ContentItem from, int childIndex, String relationship, int[] target) {}

  ContentTree(ContentNode content, Optional<SiteRule> rule) throws UnreadableException {
    this.rule = rule;
    root = build(content, null, 1, 1);
    references.forEach(this::resolve);
  }

  ContentItem root() {
    return root;
  }

  private ContentItem build(ContentNode node, @Nullable ContentItem parent, int number, int level)
      throws UnreadableException {
    if (level > DEPTH) {
      throw new UnreadableException(Problem.BEYOND_BOUNDS, "tooDeep", DEPTH);
    }
    if (++items > ITEMS) {
      throw new UnreadableException(Problem.BEYOND_BOUNDS, "tooManyItems", ITEMS);
    }
    List<ContentNode> below = node.children();
    ContentItem item = new ContentItem(parent, number, node, below.size(), rule);
    for (int i = 0; i < below.size(); i++) {
      ContentItem child = build(below.get(i), item, i + 1, level + 1);
      if (child.type().isEmpty()) {
        keepReference(item, i, child);
      }
      item.children().add(child);
    }
    return item;
  }

  private void keepReference(ContentItem from, int childIndex, ContentItem child) {
    int[] target = Values.integers(child.attributes(), Tag.ReferencedContentItemIdentifier);
    if (target.length > 0) {
      references.add(new Reference(from, childIndex, child.relationship(), target));
    }
  }

  /** A reference that leads nowhere stays an empty item, which no reader asks for. */
  private void resolve(Reference reference) {
    target(reference.target)
        .ifPresent(
            target ->
                reference
                    .from
                    .children()
                    .set(reference.childIndex, target.referredTo(reference.relationship)));
  }

  /** The item at a path such as 1\3\2, counted from the root, which is 1 (PS3.3 C.17.3.2.5). */
  private Optional<ContentItem> target(int[] path) {
    if (path[0] != 1 || path.length > DEPTH) {
      return Optional.empty();
    }
    ContentItem item = root;
    for (int i = 1; i < path.length; i++) {
      if (path[i] < 1 || path[i] > item.children().size()) {
        return Optional.empty();
      }
      item = item.children().get(path[i] - 1);
    }
    return Optional.of(item);
  }

  /** The item at a path such as {@code 1.3.2}; empty for other texts. */
  Optional<ContentItem> at(String path) {
    if (!PATH.matcher(path).matches()) {
      return Optional.empty();
    }
    return target(Arrays.stream(path.split("\\.")).mapToInt(Integer::parseInt).toArray());
  }

  /** Every item below {@code from} that fits, in document order, each once. */
  List<ContentItem> all(ContentItem from, Predicate<ContentItem> fits) throws UnreadableException {
    return all(from, fits, item -> true);
  }

  /**
   * Every item below {@code from} that fits, in document order, each once.
   *
   * @param enter whether to look below an item
   */
  List<ContentItem> all(ContentItem from, Predicate<ContentItem> fits, Predicate<ContentItem> enter)
      throws UnreadableException {
    List<ContentItem> found = new ArrayList<>();
    Set<Object> seen = seen();
    isNew(from, seen);
    Deque<ContentItem> open = new ArrayDeque<>();
    pushChildren(from, open);
    while (!open.isEmpty()) {
      ContentItem item = open.pop();
      step();
      if (!isNew(item, seen)) {
        continue;
      }
      if (fits.test(item)) {
        found.add(item);
      }
      if (!item.children().isEmpty() && enter.test(item)) {
        pushChildren(item, open);
      }
    }
    return found;
  }

  /** Takes the items that were met; only where there are references can one be met again. */
  private Set<Object> seen() {
    return references.isEmpty() ? Set.of() : Collections.newSetFromMap(new IdentityHashMap<>());
  }

  private boolean isNew(ContentItem item, Set<Object> seen) {
    return references.isEmpty() || seen.add(item.identity());
  }

  /** The shallowest item, {@code from} itself included, that fits. */
  Optional<ContentItem> shallowest(ContentItem from, Predicate<ContentItem> fits)
      throws UnreadableException {
    Set<Object> seen = seen();
    Deque<ContentItem> open = new ArrayDeque<>();
    open.add(from);
    while (!open.isEmpty()) {
      ContentItem item = open.poll();
      step();
      if (!isNew(item, seen)) {
        continue;
      }
      if (fits.test(item)) {
        return Optional.of(item);
      }
      List<ContentItem> children = item.children();
      for (int i = 0; i < children.size(); i++) {
        open.add(children.get(i));
      }
    }
    return Optional.empty();
  }

  private static void pushChildren(ContentItem item, Deque<ContentItem> open) {
    List<ContentItem> children = item.children();
    for (int i = children.size() - 1; i >= 0; i--) {
      open.push(children.get(i));
    }
  }

  private void step() throws UnreadableException {
    if (++steps > STEPS) {
      throw new UnreadableException(Problem.BEYOND_BOUNDS, "tooIntricate");
    }
  }
}
