package org.fasit.dicom.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.dicom.document.Marks.Marked;
import org.fasit.model.ImageLook;
import org.fasit.model.InstanceRef;
import org.fasit.model.Region;

/**
 * A Grayscale Softcopy Presentation State (DICOM PS3.3 A.33.1), or for colour images a Color one
 * (A.33.2), that draws the regions of a case with a word on the images, which otherwise stay as
 * they are: whole, in the window that they bring.
 */
final class MarkDocument {

  /** How the Series Descriptions of all marks begin. */
  static final String SERIES_PREFIX = "AI error marks: ";

  private static final String LAYER = "AI_ERROR";
  private static final int SERIES_NUMBERS_ON = 10;
  private static final int WHITE = 0xFFFF;

  /** Yellow as CIELab in 16 bits (PS3.3 C.10.7.1.1). */
  private static final int[] YELLOW = {63_569, 27_499, 57_054};

  private final LoggedEntry logged;
  private final Writing by;
  private final Term list;
  private final int number;

  /**
   * Begins a state.
   *
   * @param number which of the entry's states this is, 1 and up
   */
  MarkDocument(LoggedEntry logged, Writing by, Term list, int number) {
    this.logged = logged;
    this.by = by;
    this.list = list;
    this.number = number;
  }

  /** The state itself; the images are shown alike. */
  InstanceRef ref(List<Marked> images) {
    boolean color = images.get(0).look().isColor();
    return new InstanceRef(
        color ? SopClasses.COLOR_STATE : SopClasses.GRAYSCALE_STATE,
        DocumentUids.of(by.id(), "mark " + number),
        logged.seriesUid("marks " + list.key(), by));
  }

  Attributes of(List<Marked> images) {
    Attributes document = DocumentHeader.of(logged, ref(images), by.time());
    DocumentHeader.addSeries(
        document,
        "PR",
        SERIES_PREFIX + KeyObjectDocument.words(list),
        KeyObjectDocument.seriesNumber(list) + SERIES_NUMBERS_ON);
    document.setNull(Tag.Laterality, VR.CS);
    addIdentification(document);
    addRelationship(document, images);
    addDisplayedAreas(document, images);
    addAnnotations(document, images);
    addLayer(document);
    ImageLook look = images.get(0).look();
    if (look.isColor()) {
      document.setBytes(Tag.ICCProfile, VR.OB, SrgbProfile.bytes());
    } else {
      addGrayscale(document, images, look);
    }
    return document;
  }

  private void addIdentification(Attributes document) {
    document.setString(Tag.ContentLabel, VR.CS, list.name().replace("LIST_", ""));
    document.setString(
        Tag.ContentDescription, VR.LO, Texts.line(logged.codes().code(list).meaning(), Texts.LO));
    DocumentHeader.line(
        document,
        Tag.ContentCreatorName,
        VR.PN,
        DocumentHeader.personName(by.reader()),
        3 * Texts.PN);
    document.setString(Tag.PresentationCreationDate, VR.DA, document.getString(Tag.ContentDate));
    document.setString(Tag.PresentationCreationTime, VR.TM, document.getString(Tag.ContentTime));
    document.remove(Tag.ContentDate);
    document.remove(Tag.ContentTime);
  }

  private static void addRelationship(Attributes document, List<Marked> images) {
    Map<String, List<Marked>> series = new LinkedHashMap<>();
    for (Marked marked : images) {
      series
          .computeIfAbsent(marked.image().seriesInstanceUid(), uid -> new ArrayList<>())
          .add(marked);
    }
    Sequence items = document.newSequence(Tag.ReferencedSeriesSequence, series.size());
    series.forEach(
        (uid, members) -> {
          Attributes item = new Attributes(2);
          item.setString(Tag.SeriesInstanceUID, VR.UI, uid);
          Sequence refs = item.newSequence(Tag.ReferencedImageSequence, members.size());
          members.forEach(marked -> refs.add(imageRef(marked)));
          items.add(item);
        });
  }

  private static Attributes imageRef(Marked marked, int... frames) {
    Attributes ref = new Attributes(3);
    ref.setString(Tag.ReferencedSOPClassUID, VR.UI, marked.image().sopClassUid());
    ref.setString(Tag.ReferencedSOPInstanceUID, VR.UI, marked.image().sopInstanceUid());
    if (frames.length > 0) {
      ref.setInt(Tag.ReferencedFrameNumber, VR.IS, frames);
    }
    return ref;
  }

  /** Each image as a whole. */
  private static void addDisplayedAreas(Attributes document, List<Marked> images) {
    Sequence areas = document.newSequence(Tag.DisplayedAreaSelectionSequence, images.size());
    for (Marked marked : images) {
      ImageLook look = marked.look();
      Attributes area = new Attributes(5);
      area.newSequence(Tag.ReferencedImageSequence, 1).add(imageRef(marked));
      area.setInt(Tag.DisplayedAreaTopLeftHandCorner, VR.SL, 1, 1);
      area.setInt(Tag.DisplayedAreaBottomRightHandCorner, VR.SL, look.columns(), look.rows());
      area.setString(Tag.PresentationSizeMode, VR.CS, "SCALE TO FIT");
      look.spacing()
          .ifPresentOrElse(
              spacing ->
                  area.setString(
                      Tag.PresentationPixelSpacing,
                      VR.DS,
                      ContentItem.decimal(spacing.betweenRows()),
                      ContentItem.decimal(spacing.betweenColumns())),
              () -> area.setInt(Tag.PresentationPixelAspectRatio, VR.IS, 1, 1));
      areas.add(area);
    }
  }

  private void addAnnotations(Attributes document, List<Marked> images) {
    Sequence annotations = document.newSequence(Tag.GraphicAnnotationSequence, images.size());
    for (Marked marked : images) {
      Map<Integer, List<Region>> frames = new TreeMap<>();
      for (Region region : marked.regions()) {
        frames.computeIfAbsent(region.frame(), frame -> new ArrayList<>()).add(region);
      }
      boolean named =
          SopClasses.isMultiFrame(marked.image())
              || frames.keySet().stream().anyMatch(frame -> frame > 1);
      frames.forEach(
          (frame, regions) -> {
            Attributes annotation = new Attributes(4);
            annotation
                .newSequence(Tag.ReferencedImageSequence, 1)
                .add(named ? imageRef(marked, frame) : imageRef(marked));
            annotation.setString(Tag.GraphicLayer, VR.CS, LAYER);
            MarkGraphics.add(annotation, regions, marked.look(), text());
            annotations.add(annotation);
          });
    }
  }

  /** Which error, and of which product. */
  private String text() {
    String error = list == Term.LIST_FALSE_POSITIVE ? "FP" : "FN";
    return Texts.line(error + " " + logged.assessment().product().label(), Texts.LO);
  }

  private static void addLayer(Attributes document) {
    Attributes layer = new Attributes(5);
    layer.setString(Tag.GraphicLayer, VR.CS, LAYER);
    layer.setInt(Tag.GraphicLayerOrder, VR.IS, 1);
    layer.setInt(Tag.GraphicLayerRecommendedDisplayGrayscaleValue, VR.US, WHITE);
    layer.setInt(Tag.GraphicLayerRecommendedDisplayCIELabValue, VR.US, YELLOW);
    layer.setString(Tag.GraphicLayerDescription, VR.LO, "Errors of AI");
    document.newSequence(Tag.GraphicLayerSequence, 1).add(layer);
  }

  private static void addGrayscale(Attributes document, List<Marked> images, ImageLook first) {
    first
        .rescale()
        .ifPresent(
            rescale -> {
              document.setString(
                  Tag.RescaleIntercept, VR.DS, ContentItem.decimal(rescale.intercept()));
              document.setString(Tag.RescaleSlope, VR.DS, ContentItem.decimal(rescale.slope()));
              document.setString(Tag.RescaleType, VR.LO, "US");
            });
    List<Attributes> windows = new ArrayList<>();
    for (Marked marked : images) {
      marked.look().window().ifPresent(window -> windows.add(window(marked, window)));
    }
    if (!windows.isEmpty()) {
      document.newSequence(Tag.SoftcopyVOILUTSequence, windows.size()).addAll(windows);
    }
    document.setString(
        Tag.PresentationLUTShape, VR.CS, first.isInverted() ? "INVERSE" : "IDENTITY");
  }

  private static Attributes window(Marked marked, ImageLook.Window window) {
    Attributes item = new Attributes(4);
    item.newSequence(Tag.ReferencedImageSequence, 1).add(imageRef(marked));
    item.setString(Tag.WindowCenter, VR.DS, ContentItem.decimal(window.center()));
    item.setString(Tag.WindowWidth, VR.DS, ContentItem.decimal(window.width()));
    if (!window.function().isBlank() && !window.function().equals("LINEAR")) {
      item.setString(Tag.VOILUTFunction, VR.CS, window.function());
    }
    return item;
  }
}
