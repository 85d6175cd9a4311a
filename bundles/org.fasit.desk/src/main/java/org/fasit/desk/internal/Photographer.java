package org.fasit.desk.internal;

import java.awt.Container;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.swing.SwingUtilities;
import org.fasit.desk.internal.Library.OnDisk;
import org.fasit.desk.internal.ReadingScript.Step;
import org.fasit.dicom.SiteProfile;
import org.fasit.model.Conclusion;
import org.fasit.reading.Reading;
import org.fasit.reading.ReadingState;
import org.fasit.ui.AiPanel;
import org.fasit.ui.Command;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one picture of the window for each telling moment of a scripted reading. */
final class Photographer {

  private static final Logger LOG = LoggerFactory.getLogger(Photographer.class);

  private final Optional<Path> folder;
  private final List<OnDisk> studies;
  private final boolean dark;
  private final Locale language;
  private final Set<String> taken = new HashSet<>();

  private Photographer(Optional<Path> folder, List<OnDisk> studies, boolean dark, Locale language) {
    this.folder = folder;
    this.studies = studies;
    this.dark = dark;
    this.language = language;
  }

  /** Takes pictures when asked to and there is a display. */
  static Photographer of(DeskSettings settings, SiteProfile profile) throws IOException {
    Optional<Path> folder = settings.pictures().filter(f -> !GraphicsEnvironment.isHeadless());
    if (folder.isEmpty()) {
      return new Photographer(folder, List.of(), settings.dark(), settings.language());
    }
    Files.createDirectories(folder.get());
    Path beside = settings.script().orElseThrow().toAbsolutePath().getParent();
    List<OnDisk> studies = Library.scan(beside, profile);
    return new Photographer(folder, studies, settings.dark(), settings.language());
  }

  /** A study is open and its results are there. */
  void opened(OnDisk study, Reading reading) throws InterruptedException {
    if (folder.isEmpty()) {
      return;
    }
    ReadingState state = reading.state();
    boolean positive =
        state.cards().stream()
            .anyMatch(c -> c.conclusion() == Conclusion.POSITIVE && c.rows().size() > 1);
    boolean filtered = state.cards().stream().anyMatch(c -> !c.filtered().isEmpty());
    if (positive) {
      once("positive-dark", study, reading, true, "en", this::selectFirst);
      once("positive-light", study, reading, false, "en", this::selectFirst);
      once("positive-nb", study, reading, true, "nb", this::selectFirst);
    }
    if (state.prompt().isPresent()) {
      once("prompt", study, reading, dark, language.getLanguage(), window -> {});
      once(
          "prompt-why",
          study,
          reading,
          dark,
          language.getLanguage(),
          window -> state.prompt().ifPresent(window.panel()::why));
    }
    if (filtered) {
      once(
          "filtered",
          study,
          reading,
          dark,
          language.getLanguage(),
          window -> window.panel().openAll(true));
    }
    if (!state.unreadable().isEmpty()) {
      once(
          "unreadable",
          study,
          reading,
          dark,
          language.getLanguage(),
          window -> window.panel().openAll(true));
    }
  }

  /** The script did something. */
  void acted(OnDisk study, Reading reading, Step step) throws InterruptedException {
    if (folder.isPresent() && (step.what().equals("fp") || step.what().equals("fn"))) {
      once(
          step.what() + "-logged", study, reading, dark, language.getLanguage(), this::selectFirst);
    }
  }

  private void selectFirst(DeskWindow window) {
    AiPanel panel = window.panel();
    if (panel.can(Command.NEXT)) {
      panel.perform(Command.NEXT);
    }
  }

  private void once(
      String name,
      OnDisk study,
      Reading reading,
      boolean inDark,
      String inLanguage,
      Consumer<DeskWindow> prepare)
      throws InterruptedException {
    if (taken.add(name)) {
      take(name, study, reading, inDark, inLanguage, prepare);
    }
  }

  private void take(
      String name,
      OnDisk study,
      Reading reading,
      boolean inDark,
      String inLanguage,
      Consumer<DeskWindow> prepare)
      throws InterruptedException {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(inLanguage));
      DeskWindow window = onScreen(() -> show(listed(study), reading, inDark));
      settle(window);
      onScreen(
          () -> {
            prepare.accept(window);
            return true;
          });
      settle(window);
      BufferedImage picture = onScreen(() -> picture(window));
      ImageIO.write(picture, "png", folder.orElseThrow().resolve(name + ".png").toFile());
      onScreen(
          () -> {
            window.close();
            return true;
          });
    } catch (IOException | RuntimeException e) {
      LOG.error("The picture {} was not taken", name, e);
    } finally {
      Locale.setDefault(before);
    }
  }

  private OnDisk listed(OnDisk study) {
    String uid = study.study().study().studyInstanceUid();
    return studies.stream()
        .filter(other -> other.study().study().studyInstanceUid().equals(uid))
        .findFirst()
        .orElse(study);
  }

  private DeskWindow show(OnDisk study, Reading reading, boolean inDark) {
    DeskWindow.theme(inDark);
    DeskWindow window = new DeskWindow(new NoOwner());
    window.list(studies);
    window.progress(Messages.get("progress.studies", studies.size()));
    window.choose(study);
    window.open();
    window.show(study, reading);
    return window;
  }

  /** Lets reading, drawing and layout come to rest. */
  private static void settle(DeskWindow window) throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      Object shown = new Object();
      synchronized (shown) {
        boolean[] done = {false};
        window
            .viewer()
            .whenShown(
                () ->
                    window
                        .viewer()
                        .canvas()
                        .whenSharp(
                            () -> {
                              synchronized (shown) {
                                done[0] = true;
                                shown.notifyAll();
                              }
                            }));
        while (!done[0]) {
          shown.wait(5000);
        }
      }
      Thread.sleep(120);
    }
  }

  private static BufferedImage picture(DeskWindow window) {
    Container root = window.frame().getRootPane();
    double scale = window.frame().getGraphicsConfiguration().getDefaultTransform().getScaleX();
    Dimension size = root.getSize();
    BufferedImage picture =
        new BufferedImage(
            (int) (size.width * scale), (int) (size.height * scale), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = picture.createGraphics();
    g.scale(scale, scale);
    g.setClip(new Rectangle(size));
    root.printAll(g);
    g.dispose();
    return picture;
  }

  private static <T> T onScreen(Callable<T> task) throws InterruptedException {
    FutureTask<T> future = new FutureTask<>(task);
    try {
      SwingUtilities.invokeAndWait(future);
      return future.get();
    } catch (InvocationTargetException | java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The script reads; the window only shows. */
  private static final class NoOwner implements DeskWindow.Owner {
    @Override
    public void openFolder(Path folder) {}

    @Override
    public void openStudy(OnDisk study) {}

    @Override
    public void refresh() {}

    @Override
    public void closed() {}
  }
}
