package org.fasit.desk.internal;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLightLaf;
import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.DefaultListModel;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.ListSelectionModel;
import javax.swing.ScrollPaneConstants;
import javax.swing.WindowConstants;
import javax.swing.text.Position;
import org.fasit.desk.internal.Library.OnDisk;
import org.fasit.dicom.document.LoggedCase;
import org.fasit.reading.OpenCases;
import org.fasit.reading.Reading;
import org.fasit.ui.AiPanel;
import org.fasit.ui.CasePort;
import org.fasit.ui.PromptBanner;
import org.fasit.ui.ReadingKeys;

/** Studies at the left, the image with the banner above it, the AI panel and cases at the right. */
final class DeskWindow {

  private static final int WIDTH = 1340;
  private static final int HEIGHT = 840;
  private static final int STUDIES = 236;
  private static final int PANEL = 330;

  private final JFrame frame = new JFrame(Messages.get("window.title"));
  private final DefaultListModel<OnDisk> model = new DefaultListModel<>();
  private final JList<OnDisk> studies =
      new JList<>(model) {
        /** A letter opens no study: who types one means another thing. */
        @Override
        public int getNextMatch(String prefix, int from, Position.Bias bias) {
          return -1;
        }
      };
  private final JLabel progress = new JLabel(" ");
  private final Viewer viewer = new Viewer();
  private final Side side = new Side();
  private final AiPanel panel = side.results();
  private final PromptBanner banner = new PromptBanner();
  private final JSplitPane right;
  private final DeskMenu menu;
  private Optional<SettingsWindow> settings = Optional.empty();

  /** What the window asks of its owner. */
  interface Owner {
    void openFolder(Path folder);

    void openStudy(OnDisk study);

    void refresh();

    void closed();
  }

  static void theme(boolean dark) {
    if (dark) {
      FlatDarkLaf.setup();
    } else {
      FlatLightLaf.setup();
    }
  }

  DeskWindow(Owner owner) {
    right = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, imageSide(), side);
    menu = new DeskMenu(frame, owner::openFolder, side);
    build(owner);
    panel.onRefresh(owner::refresh);
    panel.onOpen(this::openPanel);
    banner.onWhy(panel::why);
    viewer.onMarks(panel::hover, panel::select);
    viewer.onImage(panel::imageChanged);
    FolderDrop.on(frame.getRootPane(), owner::openFolder);
    frame.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
    frame.addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowClosed(WindowEvent e) {
            settings.ifPresent(SettingsWindow::close);
            offerCases(Optional.empty());
            viewer.close();
            owner.closed();
          }
        });
  }

  private JPanel imageSide() {
    JPanel side = new JPanel(new BorderLayout());
    side.add(banner, BorderLayout.NORTH);
    side.add(viewer.canvas(), BorderLayout.CENTER);
    side.setMinimumSize(new Dimension(UIScale.scale(200), 0));
    return side;
  }

  private void build(Owner owner) {
    studies.setCellRenderer(new StudyCell());
    studies.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    studies.getAccessibleContext().setAccessibleName(Messages.get("studies.name"));
    studies.addListSelectionListener(
        e -> {
          if (!e.getValueIsAdjusting()) {
            Optional.ofNullable(studies.getSelectedValue()).ifPresent(owner::openStudy);
          }
        });
    studies.addMouseListener(
        new MouseAdapter() {
          @Override
          public void mouseReleased(MouseEvent e) {
            viewer.focus();
          }
        });
    JScrollPane scroll =
        new JScrollPane(
            studies,
            ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED,
            ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
    scroll.setBorder(BorderFactory.createEmptyBorder());
    int pad = UIScale.scale(10);
    progress.setBorder(BorderFactory.createEmptyBorder(pad / 2, pad, pad / 2, pad));
    JPanel left = new JPanel(new BorderLayout());
    left.add(scroll, BorderLayout.CENTER);
    left.add(progress, BorderLayout.SOUTH);
    left.setMinimumSize(new Dimension(0, 0));
    right.setResizeWeight(1);
    right.setBorder(BorderFactory.createEmptyBorder());
    JSplitPane all = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, left, right);
    all.setBorder(BorderFactory.createEmptyBorder());
    all.setDividerLocation(UIScale.scale(STUDIES));
    frame.setJMenuBar(menu);
    bindKeys();
    frame.add(all, BorderLayout.CENTER);
    frame.setSize(UIScale.scale(WIDTH), UIScale.scale(HEIGHT));
  }

  /** On the image and on the panel, which knows where on it they act. */
  private void bindKeys() {
    for (JComponent part : List.of((JComponent) right.getLeftComponent(), panel)) {
      panel.bindKeys(part, JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT);
    }
  }

  /** Uses these keys of the reading from now on. */
  void keys(ReadingKeys keys) {
    panel.keys(keys);
  }

  /** Offers the settings in the menu. */
  void offerSettings(SettingsDoor door) {
    menu.offerSettings(
        () -> {
          if (settings.filter(SettingsWindow::isOpen).isEmpty()) {
            settings = Optional.of(new SettingsWindow(frame, door));
          }
          settings.get().show();
        });
  }

  /** Offers the site's cases beside the AI results, or no longer. */
  void offerCases(Optional<OpenCases> cases) {
    side.offer(cases, this::open);
    menu.offerCases(cases.isPresent());
  }

  /** Opens the study of a case at its first place, where it is among those listed. */
  private CasePort.Opening open(LoggedCase logged) {
    String uid = logged.study().studyInstanceUid();
    Optional<OnDisk> found =
        Collections.list(model.elements()).stream()
            .filter(listed -> listed.study().study().studyInstanceUid().equals(uid))
            .findFirst();
    if (found.isEmpty()) {
      return CasePort.copyAccession(logged);
    }
    choose(found.get());
    logged.places().stream().findFirst().ifPresent(viewer::reveal);
    return CasePort.Opening.OPENED;
  }

  private void openPanel() {
    side.showResults();
    right.setDividerLocation(right.getWidth() - UIScale.scale(PANEL) - right.getDividerSize());
  }

  void open() {
    frame.setVisible(true);
    openPanel();
    viewer.canvas().requestFocusInWindow();
  }

  void list(List<OnDisk> found) {
    model.clear();
    model.addAll(found);
  }

  /** Marks a study as the one shown without opening it again. */
  void choose(OnDisk study) {
    if (!study.equals(studies.getSelectedValue())) {
      studies.setSelectedValue(study, true);
    }
  }

  void progress(String words) {
    progress.setText(words.isEmpty() ? " " : words);
  }

  /** Head, rows, marks and image change together. */
  void show(OnDisk study, Reading reading) {
    viewer.show(study);
    panel.show(Optional.of(reading), viewer);
    banner.show(Optional.of(reading));
  }

  void showNone() {
    panel.show(Optional.empty(), viewer);
    banner.show(Optional.empty());
  }

  Side side() {
    return side;
  }

  AiPanel panel() {
    return panel;
  }

  Viewer viewer() {
    return viewer;
  }

  JFrame frame() {
    return frame;
  }

  void close() {
    showNone();
    frame.dispose();
  }
}
