package org.fasit.dicom.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the statements of a structured report: measurement groups (TID 1500), report-level answers,
 * CAD marks and run states. Items are found by their concept, wherever they stand.
 */
final class ReportReader {

  private final ContentTree tree;
  private final FindingReader findings;
  private final GroupReader groupReader;
  private final CadReader cad;
  private final Notes notes;
  private final boolean everyone;

  /**
   * @param everyone whether groups that a person observed are read too
   */
  ReportReader(
      ContentTree tree,
      FindingReader findings,
      GroupReader groupReader,
      CadReader cad,
      Notes notes,
      boolean everyone) {
    this.tree = tree;
    this.findings = findings;
    this.groupReader = groupReader;
    this.cad = cad;
    this.notes = notes;
    this.everyone = everyone;
  }

  Statements read() throws UnreadableException {
    List<StatedFinding> shown = new ArrayList<>();
    List<StatedFinding> withheld = new ArrayList<>();
    for (ContentItem group : groups()) {
      if (!everyone && isOfPerson(group)) {
        notes.add("byPersonGroup");
        notes.ignored(group, "Measurement Group", "a person measured it");
      } else if (RegionReader.isWithheld(group)) {
        notes.add("withheld");
        withheld.addAll(groupReader.group(group));
      } else {
        shown.addAll(groupReader.group(group));
      }
    }
    cad.read();
    shown.addAll(cad.shown());
    withheld.addAll(cad.withheld());
    return cad.complete(
        new ReportLevelReader(tree, findings, groupReader, shown, withheld, notes).read());
  }

  private static boolean isOfPerson(ContentItem group) {
    return Maker.observedByPerson(group) && !Maker.identifiesAlgorithm(group);
  }

  private List<ContentItem> groups() throws UnreadableException {
    return isGroup(tree.root())
        ? List.of(tree.root())
        : tree.all(tree.root(), ReportReader::isGroup, item -> !isGroup(item) && !isLibrary(item));
  }

  /**
   * Whether it is a measurement group: by its name, or, where a writer named it otherwise or not at
   * all, by what it holds.
   */
  static boolean isGroup(ContentItem item) {
    if (!item.is("CONTAINER") || item.isNamed(CadConcepts.IMPRESSION)) {
      return false;
    }
    if (item.isNamed(Concepts.MEASUREMENT_GROUP)) {
      return true;
    }
    for (ContentItem child : item.children()) {
      if (child.isNamed(Concepts.TRACKING_UID)
          || child.isNamed(Concepts.TRACKING_IDENTIFIER)
          || child.is("SCOORD")
          || child.is("SCOORD3D")) {
        return true;
      }
    }
    return false;
  }

  static boolean isLibrary(ContentItem item) {
    return item.isNamed(Concepts.IMAGE_LIBRARY);
  }
}
