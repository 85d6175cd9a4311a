package org.fasit.dicom.document;

import java.util.ArrayList;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.fasit.model.Code;
import org.fasit.model.Region;

/** The regions of an assessment, on the image and in the patient, and what was left out of them. */
final class JudgedRegions {

  private JudgedRegions() {}

  /** Whether the group has one image region, as TID 1410 wants. */
  static boolean isPlanar(LoggedEntry logged) {
    return logged.drawable().size() == 1;
  }

  static List<Attributes> items(LoggedEntry logged) {
    List<Attributes> items = new ArrayList<>();
    List<Region> drawable = logged.drawable();
    for (Region region : drawable) {
      logged
          .imageOf(region)
          .ifPresent(image -> items.add(ContentItem.region(name(logged, region), region, image)));
    }
    if (logged.options().report() == ReportClass.COMPREHENSIVE_3D) {
      drawable.forEach(region -> addInPatient(items, logged, region));
    }
    addLeftOut(items, logged, drawable);
    return items;
  }

  /** A reader's place beside regions of the AI is told apart; alone it is the region. */
  private static Code name(LoggedEntry logged, Region region) {
    boolean ofReader =
        logged.assessment().finding().filter(it -> !it.regions().contains(region)).isPresent();
    return ofReader ? logged.codes().code(Term.REGION_BY_READER) : DcmCodes.IMAGE_REGION;
  }

  private static void addInPatient(List<Attributes> items, LoggedEntry logged, Region region) {
    logged
        .lookOf(region.imageUid())
        .flatMap(look -> PatientRegion.of(region, look))
        .ifPresent(
            it -> items.add(ContentItem.region3d(logged.codes().code(Term.REGION_IN_PATIENT), it)));
  }

  private static void addLeftOut(
      List<Attributes> items, LoggedEntry logged, List<Region> drawable) {
    int left = logged.regions().size() - drawable.size();
    if (left > 0) {
      items.add(
          leftOut(logged, left + " of the regions lie on images that the case does not name"));
    }
    long thinned =
        drawable.stream()
            .filter(region -> region.points().size() > ContentItem.MOST_POINTS)
            .count();
    if (thinned > 0) {
      items.add(
          leftOut(
              logged,
              thinned
                  + " of the regions have been thinned to "
                  + ContentItem.MOST_POINTS
                  + " points"));
    }
  }

  private static Attributes leftOut(LoggedEntry logged, String what) {
    return ContentItem.text(ContentItem.CONTAINS, logged.codes().code(Term.LEFT_OUT), what);
  }
}
