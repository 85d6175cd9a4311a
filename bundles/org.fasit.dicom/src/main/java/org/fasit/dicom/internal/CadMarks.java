package org.fasit.dicom.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fasit.model.Code;

/**
 * The composite features and single image findings of a CAD SR, with what the product says of their
 * display (PS3.4 section O.2.2.1).
 *
 * <p>An item may be shown no more than what it hangs below: nothing below one that is not for
 * presentation is shown. An item that several others refer to is shown when one of them is. What a
 * shown composite feature was inferred from are its parts, and no findings of their own.
 */
final class CadMarks {

  /** What may become of a mark on the screen, the least first. */
  enum Display {
    /** (111152, DCM) Not for Presentation. */
    FORBIDDEN,
    /** Presentation Optional, and beyond the operating point that the product recommends. */
    NOT_RECOMMENDED,
    /** (111151, DCM) Presentation Optional. */
    OPTIONAL,
    /** (111150, DCM) Presentation Required, or nothing stated. */
    REQUIRED;

    boolean isShown() {
      return compareTo(OPTIONAL) >= 0;
    }

    private Display orLess(Display other) {
      return compareTo(other) <= 0 ? this : other;
    }
  }

  /**
   * A mark.
   *
   * @param parts the shown marks that it was inferred from
   */
  record Mark(ContentItem item, Code code, Display display, List<ContentItem> parts) {

    boolean isLesion() {
      return !CadConcepts.NOT_LESIONS.contains(Concepts.key(code))
          && FindingKind.of(code) == FindingKind.CONDITION;
    }
  }

  private record Visit(ContentItem item, Display display) {}

  private final ContentTree tree;
  private final CadOperatingPoints points;
  private final Map<Object, Display> displays = new IdentityHashMap<>();
  private final List<ContentItem> inOrder = new ArrayList<>();

  private CadMarks(ContentTree tree, CadOperatingPoints points) {
    this.tree = tree;
    this.points = points;
  }

  /** The marks that are no part of another one that is shown alike, in document order. */
  static List<Mark> read(ContentTree tree, CadOperatingPoints points) throws UnreadableException {
    CadMarks marks = new CadMarks(tree, points);
    marks.visit();
    return marks.topmost();
  }

  /** Each item is visited again only when it may be shown more than before: four times at most. */
  private void visit() {
    Deque<Visit> open = new ArrayDeque<>();
    open.push(new Visit(tree.root(), Display.REQUIRED));
    while (!open.isEmpty()) {
      Visit visit = open.pop();
      ContentItem item = visit.item;
      Display display = visit.display.orLess(own(item));
      Display before = displays.get(item.identity());
      if (before != null && before.compareTo(display) >= 0) {
        continue;
      }
      displays.put(item.identity(), display);
      if (before == null && CadConcepts.isMark(item) && item.code().isPresent()) {
        inOrder.add(item);
      }
      if (!ReportReader.isGroup(item) && !ReportReader.isLibrary(item)) {
        List<ContentItem> children = item.children();
        for (int i = children.size() - 1; i >= 0; i--) {
          open.push(new Visit(children.get(i), display));
        }
      }
    }
  }

  private Display own(ContentItem item) {
    Optional<ContentItem> intent = item.child(Concepts.RENDERING_INTENT);
    if (intent.isEmpty()) {
      return Display.REQUIRED;
    }
    Optional<Code> value = intent.get().code();
    if (Concepts.is(value, Concepts.NOT_FOR_PRESENTATION)) {
      return Display.FORBIDDEN;
    }
    if (!Concepts.is(value, CadConcepts.PRESENTATION_OPTIONAL)) {
      return Display.REQUIRED;
    }
    return points.isBeyondRecommended(item, intent.get())
        ? Display.NOT_RECOMMENDED
        : Display.OPTIONAL;
  }

  private Display display(ContentItem item) {
    return displays.getOrDefault(item.identity(), Display.FORBIDDEN);
  }

  /** Composite features are looked at first, so that a circle of references keeps its first. */
  private List<Mark> topmost() throws UnreadableException {
    Map<Object, Mark> marks = new IdentityHashMap<>();
    Set<Object> covered = Collections.newSetFromMap(new IdentityHashMap<>());
    for (boolean composite : new boolean[] {true, false}) {
      for (ContentItem item : inOrder) {
        boolean due = item.isNamed(CadConcepts.COMPOSITE_FEATURE) == composite;
        if (due && !covered.contains(item.identity())) {
          Mark mark = mark(item);
          marks.put(item.identity(), mark);
          if (mark.isLesion()) {
            mark.parts.forEach(part -> covered.add(part.identity()));
          }
        }
      }
    }
    return inOrder.stream()
        .filter(item -> !covered.contains(item.identity()))
        .map(item -> marks.get(item.identity()))
        .toList();
  }

  private Mark mark(ContentItem item) throws UnreadableException {
    Display display = display(item);
    List<ContentItem> parts =
        tree.all(item, CadConcepts::isMark, below -> isAlike(below, display)).stream()
            .filter(part -> part.code().isPresent() && isAlike(part, display))
            .toList();
    return new Mark(item, item.code().orElseThrow(), display, parts);
  }

  /** What is below a mark is part of it when both are shown, or neither is. */
  private boolean isAlike(ContentItem below, Display display) {
    return display(below).isShown() == display.isShown();
  }
}
