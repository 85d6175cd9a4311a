package org.fasit.weasis.internal;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.when;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.swing.JPanel;
import org.dcm4che3.data.Tag;
import org.mockito.MockedStatic;
import org.mockito.Mockito;
import org.weasis.core.api.gui.util.GuiUtils;
import org.weasis.core.api.media.data.MediaSeries;
import org.weasis.core.api.media.data.MediaSeriesGroup;
import org.weasis.core.api.media.data.TagReadable;
import org.weasis.core.api.service.UICore;
import org.weasis.core.ui.editor.image.ViewCanvas;
import org.weasis.core.ui.editor.image.ViewerPlugin;
import org.weasis.dicom.codec.DicomImageElement;
import org.weasis.dicom.codec.TagD;
import org.weasis.dicom.explorer.DicomModel;
import org.weasis.dicom.viewer2d.EventManager;
import org.weasis.dicom.viewer2d.View2dContainer;

/** The host's tabs and views as its documentation tells them, for one thread; not its behaviour. */
final class FakeViews implements AutoCloseable {

  final DicomModel model = mock(DicomModel.class);
  final EventManager manager = mock(EventManager.class);
  final List<ViewerPlugin<?>> tabs = new ArrayList<>();
  private final Map<TagReadable, Map<Integer, Object>> tags = new HashMap<>();
  private final MockedStatic<EventManager> managers = mockStatic(EventManager.class);
  private final MockedStatic<GuiUtils> gui = mockStatic(GuiUtils.class);
  private final MockedStatic<TagD> tagged = mockStatic(TagD.class);

  FakeViews() {
    UICore core = mock(UICore.class);
    when(core.getViewerPlugins()).thenReturn(tabs);
    managers.when(EventManager::getInstance).thenReturn(manager);
    gui.when(GuiUtils::getUICore).thenReturn(core);
    tagged
        .when(() -> TagD.getTagValue(any(), anyInt(), any()))
        .thenAnswer(
            call ->
                tags.getOrDefault(call.<TagReadable>getArgument(0), Map.of())
                    .get(call.<Integer>getArgument(1)));
  }

  View2dContainer tab(List<ViewCanvas<DicomImageElement>> views) {
    View2dContainer tab = mock(View2dContainer.class);
    when(tab.getImagePanels()).thenReturn(views);
    tabs.add(tab);
    return tab;
  }

  void select(View2dContainer tab, ViewCanvas<DicomImageElement> view) {
    when(manager.getSelectedView2dContainer()).thenReturn(tab);
    when(manager.getSelectedViewPane()).thenReturn(view);
  }

  /** A view whose pixels are the image's, 100 wide and 200 high. */
  @SuppressWarnings("unchecked")
  ViewCanvas<DicomImageElement> view(String study, String image) {
    ViewCanvas<DicomImageElement> view = mock(ViewCanvas.class);
    JPanel component = new JPanel(null);
    component.setSize(400, 300);
    when(view.getJComponent()).thenReturn(component);
    when(view.getImageCoordinatesFromMouse(any(), any()))
        .thenAnswer(
            call -> new Point2D.Double(call.<Integer>getArgument(0), call.<Integer>getArgument(1)));
    show(view, study, image);
    return view;
  }

  @SuppressWarnings("unchecked")
  void show(ViewCanvas<DicomImageElement> view, String study, String uid) {
    MediaSeriesGroup node = mock(MediaSeriesGroup.class);
    tags.put(node, Map.of(Tag.StudyInstanceUID, study));
    MediaSeries<DicomImageElement> series = mock(MediaSeries.class);
    when(model.getParent(Mockito.same(series), any())).thenReturn(node);
    DicomImageElement image = image(study, uid);
    when(view.getSeries()).thenReturn(series);
    when(view.getImage()).thenReturn(image);
  }

  /** What the model holds of the study that a view shows. */
  void children(ViewCanvas<DicomImageElement> view, List<MediaSeriesGroup> series) {
    MediaSeriesGroup node = model.getParent(view.getSeries(), DicomModel.study);
    when(model.getChildren(Mockito.same(node))).thenReturn(series);
  }

  DicomImageElement image(String study, String uid) {
    DicomImageElement image = mock(DicomImageElement.class);
    when(image.getKey()).thenReturn(0);
    when(image.getRescaleX()).thenReturn(1.0);
    when(image.getRescaleY()).thenReturn(1.0);
    tags.put(
        image,
        Map.of(
            Tag.SOPInstanceUID, uid, Tag.StudyInstanceUID, study, Tag.Columns, 100, Tag.Rows, 200));
    return image;
  }

  @Override
  public void close() {
    managers.close();
    gui.close();
    tagged.close();
  }
}
