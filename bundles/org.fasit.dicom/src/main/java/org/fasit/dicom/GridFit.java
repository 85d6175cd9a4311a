package org.fasit.dicom;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fasit.model.AiResult;
import org.fasit.model.Finding;
import org.fasit.model.Point;
import org.fasit.model.Region;
import org.fasit.model.StudyImage;

/**
 * Fits regions to images that have more or fewer pixels than the grid that the regions were drawn
 * on, as when a product segments a smaller copy of the image. Both show the same field of view.
 */
public final class GridFit {

  private GridFit() {}

  /**
   * The result with its regions in pixel units of the images.
   *
   * @param grid the grid that the regions are drawn on
   * @param images the images known so far; regions on others stay as they are
   */
  public static AiResult fit(AiResult result, Grid grid, List<StudyImage> images) {
    Map<String, StudyImage> byUid =
        images.stream()
            .filter(image -> isOther(image, grid))
            .collect(
                Collectors.toMap(
                    image -> image.ref().sopInstanceUid(), Function.identity(), (a, b) -> a));
    if (byUid.isEmpty() || grid.rows() < 1 || grid.columns() < 1) {
      return result;
    }
    return new AiResult(
        result.product(),
        result.studyInstanceUid(),
        result.conclusion(),
        result.reason(),
        result.findings().stream().map(finding -> fit(finding, grid, byUid)).toList(),
        result.sources(),
        result.images());
  }

  private static boolean isOther(StudyImage image, Grid grid) {
    boolean known = image.rows() > 0 && image.columns() > 0;
    return known && (image.rows() != grid.rows() || image.columns() != grid.columns());
  }

  private static Finding fit(Finding finding, Grid grid, Map<String, StudyImage> images) {
    return new Finding(
        finding.key(),
        finding.code(),
        finding.site(),
        finding.laterality(),
        finding.presence(),
        finding.confidence(),
        finding.confidenceAsSent(),
        finding.trackingUid(),
        finding.regions().stream().map(region -> fit(region, grid, images)).toList());
  }

  private static Region fit(Region region, Grid grid, Map<String, StudyImage> images) {
    StudyImage image = images.get(region.imageUid());
    if (image == null) {
      return region;
    }
    double x = (double) image.columns() / grid.columns();
    double y = (double) image.rows() / grid.rows();
    List<Point> points =
        region.points().stream().map(point -> new Point(point.x() * x, point.y() * y)).toList();
    return new Region(region.type(), region.imageUid(), region.frame(), points);
  }
}
