package org.fasit.dicom.internal;

import java.util.ArrayList;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.dicom.ImagePlane;
import org.fasit.dicom.Region3d.Place;
import org.fasit.dicom.internal.FramePlaces.InSpace;
import org.fasit.model.ImageLook.Plane;
import org.fasit.model.ImageLook.Spacing;
import org.fasit.model.ImageLook.Vector;

/** Where the frames of a multi-frame image lie (functional groups, PS3.3 section C.7.6.16.2). */
public final class FramePlanes {

  private FramePlanes() {}

  /** The planes of its frames, as far as they are told. */
  public static List<ImagePlane> read(Attributes dataset) {
    FramePlaces places = new FramePlaces(dataset);
    String image = Values.uid(dataset, Tag.SOPInstanceUID);
    String series = Values.uid(dataset, Tag.SeriesInstanceUID);
    int rows = Values.integer(dataset, Tag.Rows, 0);
    int columns = Values.integer(dataset, Tag.Columns, 0);
    List<ImagePlane> planes = new ArrayList<>();
    for (int frame = 0; frame < places.count(); frame++) {
      int number = frame + 1;
      places
          .plane(frame)
          .map(
              place ->
                  new ImagePlane(
                      image, number, series, plane(place), spacing(place), rows, columns))
          .filter(PlaneStacks::makesSense)
          .ifPresent(planes::add);
    }
    return planes;
  }

  private static Plane plane(InSpace place) {
    Place origin = place.origin();
    return new Plane(
        place.frameOfReferenceUid(),
        new Vector(origin.x(), origin.y(), origin.z()),
        unit(place.alongRow()),
        unit(place.alongColumn()));
  }

  private static Spacing spacing(InSpace place) {
    return new Spacing(length(place.alongColumn()), length(place.alongRow()));
  }

  private static Vector unit(Place step) {
    double length = length(step);
    return new Vector(step.x() / length, step.y() / length, step.z() / length);
  }

  private static double length(Place step) {
    return Math.sqrt(step.x() * step.x() + step.y() * step.y() + step.z() * step.z());
  }
}
