package org.fasit.dicom.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fasit.model.Code;
import org.fasit.model.Presence;

/**
 * Reads the statements of a structured report: measurement groups (TID 1500), report-level answers,
 * CAD marks and run states. Items are found by their concept, wherever they stand.
 */
final class ReportReader {

  private final ContentTree tree;
  private final FindingReader findings;
  private final Notes notes;
  private final boolean everyone;

  /**
   * @param everyone whether groups that a person observed are read too
   */
  ReportReader(ContentTree tree, FindingReader findings, Notes notes, boolean everyone) {
    this.tree = tree;
    this.findings = findings;
    this.notes = notes;
    this.everyone = everyone;
  }

  Statements read() throws UnreadableException {
    List<StatedFinding> inGroups = new ArrayList<>();
    for (ContentItem group : groups()) {
      if (RegionReader.isWithheld(group)) {
        notes.add("withheld");
      } else if (!everyone && isOfPerson(group)) {
        notes.add("byPersonGroup");
      } else {
        inGroups.addAll(findings.group(group));
      }
    }
    inGroups.addAll(cadMarks());
    return new ReportLevelReader(tree, findings, inGroups).read();
  }

  private static boolean isOfPerson(ContentItem group) {
    return Maker.observedByPerson(group) && !Maker.identifiesAlgorithm(group);
  }

  private List<ContentItem> groups() throws UnreadableException {
    return isGroup(tree.root())
        ? List.of(tree.root())
        : tree.all(tree.root(), ReportReader::isGroup, item -> !isGroup(item) && !isLibrary(item));
  }

  static boolean isGroup(ContentItem item) {
    return item.isNamed(Concepts.MEASUREMENT_GROUP) && item.is("CONTAINER");
  }

  static boolean isLibrary(ContentItem item) {
    return item.isNamed(Concepts.IMAGE_LIBRARY);
  }

  static boolean isCadMark(ContentItem item) {
    return item.isNamed(Concepts.SINGLE_IMAGE_FINDING) && item.is("CODE");
  }

  /** CAD single image findings (TID 4006, 4104, 4125), other than what is withheld. */
  private List<StatedFinding> cadMarks() throws UnreadableException {
    List<ContentItem> shown =
        tree.all(
            tree.root(),
            ReportReader::isCadMark,
            item -> !RegionReader.isWithheld(item) && !isGroup(item));
    Set<String> seen = new HashSet<>();
    List<StatedFinding> marks = new ArrayList<>();
    for (ContentItem mark : shown) {
      Optional<Code> code = mark.code();
      if (code.isEmpty() || !seen.add(mark.path())) {
        continue;
      }
      if (RegionReader.isWithheld(mark)) {
        notes.add("withheld");
      } else if (Concepts.isAny(code, Concepts.NOT_LESIONS)) {
        notes.add("notLesion");
      } else {
        marks.add(findings.alone(mark, code.get(), Presence.PRESENT));
      }
    }
    return marks;
  }
}
