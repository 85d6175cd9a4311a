package org.fasit.weasis.internal;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.dcm4che3.data.Tag;
import org.fasit.dicom.SiteProfile;
import org.fasit.model.ImageLook.Plane;
import org.fasit.model.ImageLook.Vector;
import org.fasit.weasis.internal.Holdings.Item;
import org.jspecify.annotations.Nullable;
import org.weasis.core.api.gui.util.GuiUtils;
import org.weasis.core.api.media.data.MediaSeries;
import org.weasis.core.api.media.data.MediaSeriesGroup;
import org.weasis.core.api.media.data.TagReadable;
import org.weasis.core.ui.editor.image.ImageViewerPlugin;
import org.weasis.core.ui.editor.image.ViewCanvas;
import org.weasis.core.ui.editor.image.ViewerPlugin;
import org.weasis.dicom.codec.DcmMediaReader;
import org.weasis.dicom.codec.DicomImageElement;
import org.weasis.dicom.codec.DicomSpecialElement;
import org.weasis.dicom.codec.HiddenSeriesManager;
import org.weasis.dicom.codec.HiddenSpecialElement;
import org.weasis.dicom.codec.TagD;
import org.weasis.dicom.explorer.DicomModel;
import org.weasis.dicom.viewer2d.EventManager;
import org.weasis.dicom.viewer2d.View2dContainer;

/**
 * Weasis' tabs and views of original images, and what its data model holds. Tabs of reconstructed
 * images (MPR) have no instances of their own; while one is selected, its patient's last study
 * stays the selected one.
 */
final class WeasisViewers implements Viewers {

  private static final String SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7";
  private static final String PARAMETRIC_MAP = "1.2.840.10008.5.1.4.1.1.30";
  private static final int MOST_CAPTURES = 50;

  /** A view in its tab. */
  record Pane(View2dContainer tab, ViewCanvas<DicomImageElement> view) {}

  private final DicomModel model;
  private final Supplier<SiteProfile> profile;
  private final Guard guard;
  private WeakReference<MediaSeriesGroup> patient = new WeakReference<>(null);
  private Optional<String> last = Optional.empty();
  private final Map<String, WeakReference<MediaSeriesGroup>> seen = new HashMap<>();

  /**
   * Looks at nothing yet.
   *
   * @param profile tells which series of images may be AI results as well
   */
  WeasisViewers(DicomModel model, Supplier<SiteProfile> profile, Guard guard) {
    this.model = model;
    this.profile = profile;
    this.guard = guard;
  }

  @Override
  public Optional<String> selected() {
    return guard.ask("Asking for the selected view", this::selectedStudy);
  }

  private Optional<String> selectedStudy() {
    ImageViewerPlugin<DicomImageElement> tab =
        EventManager.getInstance().getSelectedView2dContainer();
    if (tab == null) {
      return Optional.empty();
    }
    if (!(tab instanceof View2dContainer)) {
      return tab.getGroupID() == patient.get() ? last : Optional.empty();
    }
    ViewCanvas<DicomImageElement> view = EventManager.getInstance().getSelectedViewPane();
    last = Optional.ofNullable(view).flatMap(this::study);
    patient = new WeakReference<>(tab.getGroupID());
    return last;
  }

  @Override
  public Set<String> open() {
    Set<String> open = new HashSet<>();
    for (Pane pane : panes()) {
      study(pane.view())
          .ifPresent(
              study -> {
                open.add(study);
                node(pane.view().getSeries())
                    .ifPresent(node -> seen.put(study, new WeakReference<>(node)));
              });
    }
    seen.values().removeIf(node -> !hasTab(node.get()));
    open.addAll(seen.keySet());
    return open;
  }

  /** Whether the host still holds a study, and has a tab for its patient. */
  private boolean hasTab(@Nullable MediaSeriesGroup study) {
    if (study == null) {
      return false;
    }
    MediaSeriesGroup patientNode = model.getParent(study, DicomModel.patient);
    return patientNode != null && tabs().stream().anyMatch(tab -> tab.getGroupID() == patientNode);
  }

  /** All views of original images, in all tabs. */
  List<Pane> panes() {
    List<Pane> panes = new ArrayList<>();
    guard.run(
        "Asking for the views",
        () -> {
          for (View2dContainer tab : tabs()) {
            for (ViewCanvas<DicomImageElement> view : tab.getImagePanels()) {
              panes.add(new Pane(tab, view));
            }
          }
        });
    return panes;
  }

  /** All tabs of original images. */
  List<View2dContainer> tabs() {
    List<ViewerPlugin<?>> all = GuiUtils.getUICore().getViewerPlugins();
    List<View2dContainer> tabs = new ArrayList<>();
    synchronized (all) {
      for (ViewerPlugin<?> tab : all) {
        if (tab instanceof View2dContainer images) {
          tabs.add(images);
        }
      }
    }
    return tabs;
  }

  /** The tab that is selected, where it shows original images. */
  Optional<View2dContainer> selectedTab() {
    return EventManager.getInstance().getSelectedView2dContainer() instanceof View2dContainer tab
        ? Optional.of(tab)
        : Optional.empty();
  }

  /**
   * Study Instance UID of what a view shows: that of the image itself. The host may keep a series
   * under a study of another UID (a manifest's, or one that it was merged with).
   */
  Optional<String> study(ViewCanvas<DicomImageElement> view) {
    return guard.ask(
        "Asking what a view shows",
        () ->
            Optional.ofNullable(view.getImage())
                .flatMap(image -> text(image, Tag.StudyInstanceUID))
                .or(() -> node(view.getSeries()).flatMap(n -> text(n, Tag.StudyInstanceUID))));
  }

  private Optional<MediaSeriesGroup> node(@Nullable MediaSeriesGroup s) {
    return s == null ? Optional.empty() : Optional.ofNullable(model.getParent(s, DicomModel.study));
  }

  static Optional<String> text(TagReadable from, int tag) {
    return Optional.ofNullable(TagD.getTagValue(from, tag, String.class));
  }

  /**
   * The nodes under which the host keeps a study, as far as its series are on views; where none is,
   * the one of the series that was last on a view.
   */
  private Set<MediaSeriesGroup> studyNodes(String study) {
    Set<MediaSeriesGroup> nodes = new LinkedHashSet<>();
    for (Pane pane : panes()) {
      if (study(pane.view()).equals(Optional.of(study))) {
        node(pane.view().getSeries()).ifPresent(nodes::add);
      }
    }
    if (nodes.isEmpty() && seen.containsKey(study)) {
      MediaSeriesGroup node = seen.get(study).get();
      if (hasTab(node)) {
        nodes.add(node);
      }
    }
    return nodes;
  }

  /**
   * Selects a view that shows the study, or shows its first images on a view of its patient's tab.
   *
   * @return false where the host does not hold the study, or has no tab for its patient
   */
  boolean reveal(String study) {
    Optional<Pane> showing =
        panes().stream().filter(p -> study(p.view()).equals(Optional.of(study))).findFirst();
    showing.ifPresent(WeasisViewers::select);
    return showing.isPresent() || showOnTab(study);
  }

  private static void select(Pane pane) {
    pane.tab().setSelectedAndGetFocus();
    pane.tab().setSelectedImagePane(pane.view());
  }

  private boolean showOnTab(String study) {
    MediaSeriesGroup node = model.getStudyNode(study);
    if (node == null) {
      return false;
    }
    MediaSeriesGroup patientNode = model.getParent(node, DicomModel.patient);
    Optional<Pane> pane =
        panes().stream().filter(p -> p.tab().getGroupID() == patientNode).findFirst();
    return pane.isPresent() && series(node).stream().anyMatch(series -> show(pane.get(), series));
  }

  private static boolean show(Pane pane, MediaSeries<?> series) {
    for (Object media : series.copyOfMedias(null, null)) {
      if (media instanceof DicomImageElement image) {
        select(pane);
        pane.view().setSeries(images(series), image);
        return true;
      }
    }
    return false;
  }

  /** A series that holds a DICOM image holds nothing else. */
  @SuppressWarnings("unchecked")
  static MediaSeries<DicomImageElement> images(MediaSeries<?> series) {
    return (MediaSeries<DicomImageElement>) series;
  }

  /** The series of a study that hold images. */
  List<MediaSeries<?>> series(String study) {
    List<MediaSeries<?>> series = new ArrayList<>();
    studyNodes(study).forEach(node -> series.addAll(series(node)));
    return series;
  }

  private List<MediaSeries<?>> series(MediaSeriesGroup node) {
    List<MediaSeries<?>> series = new ArrayList<>();
    for (MediaSeriesGroup child : model.getChildren(node)) {
      if (child instanceof MediaSeries<?> one) {
        series.add(one);
      }
    }
    return series;
  }

  @Override
  public Supplier<Holdings> holdings(String study) {
    Set<MediaSeriesGroup> nodes =
        guard
            .ask("Asking for a study", () -> Optional.of(studyNodes(study)))
            .orElseGet(() -> Set.of());
    return () -> {
      Map<String, Item> images = new LinkedHashMap<>();
      Map<String, Item> objects = new LinkedHashMap<>();
      boolean whole = !nodes.isEmpty();
      for (MediaSeriesGroup node : nodes) {
        whole &= told("Asking for images", () -> images(node, images, objects));
        whole &= told("Asking for objects", () -> objects(node, study, objects));
      }
      return new Holdings(List.copyOf(images.values()), List.copyOf(objects.values()), whole);
    };
  }

  private boolean told(String what, Runnable question) {
    return guard
        .ask(
            what,
            () -> {
              question.run();
              return Optional.of(true);
            })
        .orElse(false);
  }

  private void images(MediaSeriesGroup node, Map<String, Item> images, Map<String, Item> objects) {
    for (MediaSeries<?> series : series(node)) {
      Map<String, Item> mine = new LinkedHashMap<>();
      String label = text(series, Tag.SeriesDescription).orElse("");
      String space = text(series, Tag.FrameOfReferenceUID).orElse("");
      for (Object media : series.copyOfMedias(null, null)) {
        if (media instanceof DicomImageElement image) {
          image(image, label, space, mine);
        }
      }
      images.putAll(mine);
      if (mayBeResults(series)) {
        mine.values().stream().limit(MOST_CAPTURES).forEach(i -> objects.put(i.uid(), i));
      }
    }
  }

  /** Under whichever study of the patient the host keeps them, their own UID decides. */
  private void objects(MediaSeriesGroup node, String study, Map<String, Item> objects) {
    listed(node, study, true, objects);
    MediaSeriesGroup patientNode = model.getParent(node, DicomModel.patient);
    if (patientNode == null) {
      return;
    }
    for (MediaSeriesGroup other : model.getChildren(patientNode)) {
      if (other != node) {
        listed(other, study, false, objects);
      }
    }
    HiddenSeriesManager.getHiddenElementsFromPatient(HiddenSpecialElement.class, patientNode)
        .stream()
        .filter(element -> isOf(study, element, true))
        .forEach(element -> object(element, objects));
  }

  private void listed(
      MediaSeriesGroup node, String study, boolean untold, Map<String, Item> objects) {
    for (MediaSeriesGroup child : model.getChildren(node)) {
      DicomModel.getSpecialElements(child, DicomSpecialElement.class).stream()
          .filter(element -> isOf(study, element, untold))
          .forEach(element -> object(element, objects));
    }
  }

  /**
   * Whether an object is of a study.
   *
   * @param untold the answer where no tag tells; the dataset is asked later
   */
  private static boolean isOf(String study, DicomSpecialElement element, boolean untold) {
    return text(element, Tag.StudyInstanceUID).map(study::equals).orElse(untold);
  }

  private static void image(
      DicomImageElement image, String label, String space, Map<String, Item> images) {
    Optional<String> uid = text(image, Tag.SOPInstanceUID);
    if (uid.isEmpty()) {
      return;
    }
    Item before = images.get(uid.get());
    int frames = before == null ? 1 : before.frames() + 1;
    DcmMediaReader reader = image.getMediaReader();
    images.put(
        uid.get(),
        new Item(
            uid.get(),
            text(image, Tag.SeriesInstanceUID).orElse(""),
            label,
            frames,
            () -> Optional.ofNullable(reader.getDicomObject()),
            before == null ? () -> plane(image, space) : before.plane()));
  }

  private static Optional<Plane> plane(DicomImageElement image, String space) {
    double[] position = TagD.getTagValue(image, Tag.ImagePositionPatient, double[].class);
    double[] axes = TagD.getTagValue(image, Tag.ImageOrientationPatient, double[].class);
    if (space.isEmpty()
        || position == null
        || position.length != 3
        || axes == null
        || axes.length != 6) {
      return Optional.empty();
    }
    return Optional.of(new Plane(space, vector(position, 0), vector(axes, 0), vector(axes, 3)));
  }

  private static Vector vector(double[] values, int from) {
    return new Vector(values[from], values[from + 1], values[from + 2]);
  }

  /**
   * Whether images of a series may be AI results: secondary captures and parametric maps, and what
   * the site says so of.
   */
  private boolean mayBeResults(MediaSeries<?> series) {
    String kind = text(series, Tag.SOPClassUID).orElse("");
    return kind.startsWith(SECONDARY_CAPTURE)
        || kind.equals(PARAMETRIC_MAP)
        || profile
            .get()
            .names(
                text(series, Tag.Manufacturer).orElse(""),
                text(series, Tag.SeriesDescription).orElse(""));
  }

  private static void object(DicomSpecialElement element, Map<String, Item> objects) {
    text(element, Tag.SOPInstanceUID)
        .ifPresent(
            uid ->
                objects.putIfAbsent(
                    uid,
                    new Item(
                        uid,
                        text(element, Tag.SeriesInstanceUID).orElse(""),
                        Objects.requireNonNullElse(element.getLabel(), ""),
                        0,
                        () -> Optional.ofNullable(element.getMediaReader().getDicomObject()))));
  }
}
