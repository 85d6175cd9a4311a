package org.fasit.weasis.internal;

import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import javax.swing.JComponent;
import javax.swing.SwingUtilities;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.model.AiProduct;
import org.fasit.model.Code;
import org.fasit.model.Finding;
import org.fasit.model.GraphicType;
import org.fasit.model.InstanceRef;
import org.fasit.model.Point;
import org.fasit.model.Presence;
import org.fasit.model.Region;
import org.fasit.model.Score;
import org.fasit.samples.SrWriter;
import org.fasit.samples.Uids;
import org.jspecify.annotations.Nullable;
import org.weasis.StandIn;
import org.weasis.Tagged;
import org.weasis.core.api.explorer.ObservableEvent;
import org.weasis.core.api.explorer.ObservableEvent.BasicAction;
import org.weasis.core.api.gui.util.Filter;
import org.weasis.core.api.gui.util.GuiUtils;
import org.weasis.core.api.media.data.MediaSeries;
import org.weasis.core.api.media.data.MediaSeriesGroup;
import org.weasis.core.api.media.data.TagW;
import org.weasis.core.ui.editor.SeriesViewerEvent;
import org.weasis.dicom.codec.DicomImageElement;
import org.weasis.dicom.codec.DicomMediaIO;
import org.weasis.dicom.codec.DicomSpecialElement;
import org.weasis.dicom.codec.HiddenSeriesManager;
import org.weasis.dicom.explorer.DicomModel;
import org.weasis.dicom.viewer2d.EventManager;
import org.weasis.dicom.viewer2d.View2dContainer;

/** Patients, studies and tabs in the stand-in host. All but the constructor on the EDT. */
final class StandInHost implements AutoCloseable {

  static final int COLUMNS = 100;
  static final int ROWS = 80;

  /** A patient or a study. */
  static final class Node implements MediaSeriesGroup, Tagged {
    private final Map<Integer, String> tags = new HashMap<>();

    @Override
    public @Nullable Object tagged(int tag) {
      return tags.get(tag);
    }

    @Override
    public @Nullable Object getTagValue(TagW tag) {
      return null;
    }
  }

  /** A series of images, or the node of a report. */
  static final class Series implements MediaSeries<DicomImageElement>, Tagged {
    final List<DicomImageElement> images = new ArrayList<>();

    @Override
    public List<DicomImageElement> copyOfMedias(
        @Nullable Filter<DicomImageElement> filter, @Nullable Comparator<DicomImageElement> order) {
      StandIn.at("MediaSeries.copyOfMedias");
      return List.copyOf(images);
    }

    @Override
    public @Nullable Object tagged(int tag) {
      return images.isEmpty() ? null : images.get(0).tagged(tag);
    }

    @Override
    public @Nullable Object getTagValue(TagW tag) {
      return null;
    }
  }

  /** One study of two series of three images, and a report with one finding in the second. */
  static final class Study {
    final Node patient = new Node();
    final Node node = new Node();
    final Series first = new Series();
    final Series second = new Series();
    final Series report = new Series();
    final Attributes dataset;
    final String uid;
    final String name;

    Study(Attributes dataset) {
      this.dataset = dataset;
      uid = dataset.getString(Tag.StudyInstanceUID);
      name = dataset.getString(Tag.PatientName).replace("^", ", ");
    }
  }

  final DicomModel model = new DicomModel();
  private final Map<Study, List<DicomSpecialElement>> late = new HashMap<>();
  final EventManager manager = EventManager.INSTANCE;

  static <T> T onScreen(Callable<T> task) throws Exception {
    FutureTask<T> future = new FutureTask<>(task);
    SwingUtilities.invokeLater(future);
    return future.get();
  }

  /** A study in the data model, under the UID that its images have. */
  Study study(int number) {
    return study(number, new Uids(number).of("study"));
  }

  /** A study in the data model under another UID than its images have. */
  Study study(int number, String nodeUid) {
    Uids uids = new Uids(number);
    Attributes header = new Attributes();
    header.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 192");
    header.setString(Tag.PatientName, VR.PN, "Prøve^N" + number);
    header.setString(Tag.PatientID, VR.LO, "P" + number);
    header.setString(Tag.StudyInstanceUID, VR.UI, uids.of("study"));
    Study study = new Study(header);
    study.node.tags.put(Tag.StudyInstanceUID, nodeUid);
    model.put(study.patient, DicomModel.patient, study.node);
    images(study, study.first, uids, "first");
    images(study, study.second, uids, "second");
    model.put(study.node, DicomModel.study, study.report);
    reported(study, uids, 1);
    return study;
  }

  /** The same, but its second series is one image of frames, and the finding lies in that frame. */
  Study frames(int number, int frames, int found) {
    Study study = study(number);
    Uids uids = new Uids(number);
    DicomMediaIO reader =
        new DicomMediaIO(study.second.images.get(1).getMediaReader().getDicomObject());
    study.second.images.clear();
    IntStream.range(0, frames)
        .forEach(key -> study.second.images.add(new DicomImageElement(reader, key)));
    reported(study, uids, found);
    return study;
  }

  private static void reported(Study study, Uids uids, int frame) {
    Attributes report = report(study, uids, uids.of("second2"), frame);
    DicomModel.SPECIAL.put(
        study.report, List.of(new DicomSpecialElement(new DicomMediaIO(report))));
  }

  private void images(Study study, Series series, Uids uids, String name) {
    model.put(study.node, DicomModel.study, series);
    for (int i = 1; i <= 3; i++) {
      Attributes image = new Attributes(study.dataset);
      image.setString(Tag.SOPClassUID, VR.UI, FakeHost.DX);
      image.setString(Tag.SOPInstanceUID, VR.UI, uids.of(name + i));
      image.setString(Tag.SeriesInstanceUID, VR.UI, uids.of(name));
      image.setString(Tag.Modality, VR.CS, "DX");
      image.setInt(Tag.Rows, VR.US, ROWS);
      image.setInt(Tag.Columns, VR.US, COLUMNS);
      series.images.add(new DicomImageElement(new DicomMediaIO(image), 0));
    }
  }

  private static Attributes report(Study study, Uids uids, String uid, int frame) {
    InstanceRef image = new InstanceRef(FakeHost.DX, uid, uids.of("second"));
    SrWriter writer =
        new SrWriter(study.dataset, new AiProduct("Nordbein AS", "FracAI", "2.4.1"), uids, "report")
            .image(image);
    writer.group(finding(uids, image, frame), SrWriter.PresenceStyle.EXISTENCE);
    return writer.write();
  }

  private static Finding finding(Uids uids, InstanceRef image, int frame) {
    String tracking = uids.of("tracking");
    Point centre = new Point(60, 40);
    return new Finding(
        tracking,
        new Code("72704001", "SCT", "Fracture"),
        Optional.empty(),
        Optional.empty(),
        Presence.PRESENT,
        OptionalDouble.of(0.87),
        Optional.of(new Score("Certainty of Finding", 87, "%")),
        Optional.of(tracking),
        List.of(
            new Region(
                GraphicType.CIRCLE,
                image.sopInstanceUid(),
                frame,
                List.of(centre, new Point(66, 40)))));
  }

  /** Hangs all series of a study under another node, as merging does. */
  void move(Study study, Node merged, String nodeUid) {
    merged.tags.put(Tag.StudyInstanceUID, nodeUid);
    List<DicomSpecialElement> reports = DicomModel.SPECIAL.get(study.report);
    model.remove(study.node);
    model.put(study.patient, DicomModel.patient, merged);
    for (Series series : List.of(study.first, study.second, study.report)) {
      model.put(merged, DicomModel.study, series);
    }
    DicomModel.SPECIAL.put(study.report, reports);
  }

  /** The report is not there yet. */
  void holdBack(Study study) {
    late.put(study, DicomModel.SPECIAL.remove(study.report));
  }

  /** It arrives, a while after the images. */
  void deliver(Study study) {
    DicomModel.SPECIAL.put(study.report, late.remove(study));
    told(BasicAction.UPDATE, study.report);
  }

  /** A tab with views, each showing the first image of a series. */
  View2dContainer tab(Study study, StandInView... views) {
    View2dContainer tab = new View2dContainer();
    tab.group = study.patient;
    List<Series> series = List.of(study.first, study.second);
    IntStream.range(0, views.length)
        .forEach(
            i -> {
              Series shown = series.get(i % 2);
              views[i].show(shown, shown.images.get(0));
              tab.views.add(views[i]);
              tab.add(views[i]);
            });
    GuiUtils.CORE.tabs.add(tab);
    return tab;
  }

  void select(View2dContainer tab, StandInView view) {
    manager.select(tab, view);
  }

  /** The reader closes a tab; what only it showed leaves the data model too. */
  void close(View2dContainer tab, Study study) {
    GuiUtils.CORE.tabs.remove(tab);
    for (var view : tab.views) {
      ((StandInView) view).show(null, null);
    }
    manager.select(null, null);
    model.remove(study.patient);
    model.remove(study.node);
    told(BasicAction.REMOVE, study.patient);
  }

  void told(BasicAction action, Object what) {
    model.tell(new ObservableEvent(action, model, null, what));
  }

  void scrolled() {
    manager.tell(SeriesViewerEvent.EVENT.SELECT);
  }

  static void mouse(JComponent on, int id, int x, int y) {
    boolean pressed = id == MouseEvent.MOUSE_PRESSED;
    boolean button = pressed || id == MouseEvent.MOUSE_CLICKED;
    on.dispatchEvent(
        new MouseEvent(
            on,
            id,
            System.currentTimeMillis(),
            pressed ? MouseEvent.BUTTON1_DOWN_MASK : 0,
            x,
            y,
            button ? 1 : 0,
            false,
            button ? MouseEvent.BUTTON1 : MouseEvent.NOBUTTON));
  }

  @Override
  public void close() {
    StandIn.heal();
    GuiUtils.CORE.tabs.clear();
    manager.select(null, null);
    manager.listeners.clear();
    DicomModel.SPECIAL.clear();
    HiddenSeriesManager.HIDDEN.clear();
  }
}
