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
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.dicom.Problem;

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

  ContentTree(Attributes dataset, Optional<SiteRule> rule) throws UnreadableException {
    this.rule = rule;
    root = build(dataset, "1", 1);
    references.forEach(this::resolve);
  }

  ContentItem root() {
    return root;
  }

  private ContentItem build(Attributes dataset, String path, int level) throws UnreadableException {
    if (level > DEPTH) {
      throw new UnreadableException(Problem.BEYOND_BOUNDS, "tooDeep", DEPTH);
    }
    if (++items > ITEMS) {
      throw new UnreadableException(Problem.BEYOND_BOUNDS, "tooManyItems", ITEMS);
    }
    ContentItem item = new ContentItem(path, dataset, rule);
    int index = 0;
    for (Attributes child : Values.items(dataset, Tag.ContentSequence)) {
      int[] target = Values.integers(child, Tag.ReferencedContentItemIdentifier);
      if (target.length > 0 && Values.text(child, Tag.ValueType).isEmpty()) {
        String relationship = Values.text(child, Tag.RelationshipType);
        references.add(new Reference(item, index, relationship, target));
      }
      item.children().add(build(child, path + '.' + (index + 1), level + 1));
      index++;
    }
    return item;
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
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    seen.add(from.attributes());
    Deque<ContentItem> open = new ArrayDeque<>();
    pushChildren(from, open);
    while (!open.isEmpty()) {
      ContentItem item = open.pop();
      step();
      if (!references.isEmpty() && !seen.add(item.attributes())) {
        continue;
      }
      if (fits.test(item)) {
        found.add(item);
      }
      if (enter.test(item)) {
        pushChildren(item, open);
      }
    }
    return found;
  }

  /** The shallowest item, {@code from} itself included, that fits. */
  Optional<ContentItem> shallowest(ContentItem from, Predicate<ContentItem> fits)
      throws UnreadableException {
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<ContentItem> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      ContentItem item = open.poll();
      step();
      if (!references.isEmpty() && !seen.add(item.attributes())) {
        continue;
      }
      if (fits.test(item)) {
        return Optional.of(item);
      }
      open.addAll(item.children());
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
