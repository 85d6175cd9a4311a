package org.fasit.ui;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLightLaf;
import java.awt.Component;
import java.awt.Container;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.imageio.ImageIO;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import org.fasit.model.AddendumStep;
import org.fasit.model.Code;
import org.fasit.model.GraphicType;
import org.fasit.model.Point;
import org.fasit.model.Reader;
import org.fasit.model.Region;
import org.fasit.reading.Reading.Refinement;
import org.fasit.reading.ReadingState;
import org.fasit.reading.ReadingState.FollowUp;
import org.fasit.reading.ReadingState.SignOff;

/** Draws panels to look at: {@code main} writes PNG files to a folder. */
final class Pictures {

  private Pictures() {}

  /** Draws it as a window shows it, in the pixels of the display. */
  static BufferedImage draw(JPanel panel, int width, int height) {
    JFrame frame = new JFrame();
    frame.setUndecorated(true);
    frame.add(panel);
    frame.setSize(width, height);
    frame.setVisible(true);
    double scale = frame.getGraphicsConfiguration().getDefaultTransform().getScaleX();
    BufferedImage image =
        new BufferedImage(
            (int) (width * scale), (int) (height * scale), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.scale(scale, scale);
    panel.printAll(g);
    g.dispose();
    frame.dispose();
    return image;
  }

  static void layOut(Component component) {
    component.doLayout();
    if (component instanceof Container container) {
      for (Component child : container.getComponents()) {
        layOut(child);
      }
    }
  }

  static void theme(boolean dark) throws Exception {
    UIManager.setLookAndFeel(dark ? new FlatDarkLaf() : new FlatLightLaf());
  }

  public static void main(String[] args) throws Exception {
    File folder = new File(args[0]);
    folder.mkdirs();
    SwingUtilities.invokeAndWait(
        () -> {
          try {
            all(folder);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static void all(File folder) throws Exception {
    for (String language : List.of("en", "nb")) {
      Locale.setDefault(Locale.forLanguageTag(language));
      for (boolean dark : new boolean[] {true, false}) {
        theme(dark);
        for (int width : new int[] {240, 320, 360}) {
          String name = language + (dark ? "-dark-" : "-light-") + width;
          scene(folder, name + "-full", width, Scenes.full(), List.of());
        }
        String name = language + (dark ? "-dark-" : "-light-");
        scene(
            folder,
            name + "logged",
            320,
            Scenes.full(),
            List.of(Command.NEXT, Command.FALSE_POSITIVE));
        scene(
            folder,
            name + "logged-240",
            240,
            Scenes.state(
                List.of(Scenes.fractures(), Scenes.chest()),
                List.of(),
                Scenes.troubled(),
                Optional.of("rule children-low-score, field below: not a number")),
            List.of(Command.NEXT, Command.FALSE_POSITIVE));
        for (int width : new int[] {240, 320}) {
          scene(
              folder,
              name + width + "-shut-out",
              width,
              Scenes.state(
                  List.of(Scenes.fractures()), List.of(), Scenes.shutOut(), Optional.empty()),
              List.of(Command.NEXT));
        }
        for (int width : new int[] {240, 340}) {
          missed(folder, name + width, width);
        }
        for (int width : new int[] {240, 320}) {
          background(folder, name + width, width);
          addendum(folder, name + width, width);
          reader(folder, name + width, width);
        }
        for (int width : new int[] {240, 320, 360}) {
          scene(folder, name + "remembered-" + width, width, Scenes.remembered(), List.of());
        }
        for (int width : new int[] {240, 320}) {
          ReadingState ruled =
              Scenes.state(List.of(Scenes.doubted(true), Scenes.allHidden(), Scenes.negative()));
          scene(folder, name + "rules-" + width, width, ruled, List.of(Command.NEXT));
          ReadingState negative = Scenes.state(List.of(Scenes.negative()));
          scene(
              folder, name + "refused-" + width, width, negative, List.of(Command.FALSE_POSITIVE));
          ReadingState two = Scenes.state(List.of(Scenes.negative(), Scenes.pictureOnly()));
          scene(folder, name + "asked-" + width, width, two, List.of(Command.AGREE));
        }
        scene(folder, name + "many", 320, Scenes.many(1000), List.of(Command.NEXT));
        scene(folder, name + "empty", 320, Scenes.state(List.of()), List.of());
      }
    }
  }

  /** Just missed, told of in full, missed by another product too, out of scope. */
  private static void missed(File folder, String name, int width) throws IOException {
    Region place = new Region(GraphicType.POINT, "1.9", 1, List.of(new Point(5, 6)));
    FakeReading reading = new FakeReading(Scenes.full(), Clock.fixed(Scenes.NOW, ZoneOffset.UTC));
    UUID missed = reading.falseNegative("frac", place).join().id();
    picture(folder, name + "-missed", width, reading);
    Optional<Code> radius = Scenes.finding("a", Scenes.FRACTURE, "Radius", 87).site();
    reading
        .refine(
            missed,
            new Refinement(
                Optional.empty(), Optional.of(Scenes.FRACTURE), radius, Optional.of("Faint line")))
        .join();
    picture(folder, name + "-told", width, reading);
    reading.falseNegative("chest", place).join();
    picture(folder, name + "-also", width, reading);
    reading.outOfScope(missed).join();
    picture(folder, name + "-outside", width, reading);
  }

  /** A missed finding of an exam that is signed off: before, needed, acknowledged. */
  private static void addendum(File folder, String name, int width) throws IOException {
    SignOff signOff =
        new SignOff(SignOff.Source.VERIFIED_REPORT, Optional.of(Scenes.NOW.minusSeconds(7200)));
    FakeReading reading =
        new FakeReading(
            Scenes.with(
                Scenes.state(List.of(Scenes.fractures())),
                new FollowUp(Optional.of(signOff), Map.of())),
            Clock.fixed(Scenes.NOW, ZoneOffset.UTC));
    Region place = new Region(GraphicType.POINT, "1.9", 1, List.of(new Point(5, 6)));
    UUID missed = reading.falseNegative("frac", place).join().id();
    picture(folder, name + "-signed-off", width, reading);
    reading.addendum(missed, AddendumStep.NEEDED).join();
    picture(folder, name + "-addendum", width, reading);
    reading.addendum(missed, AddendumStep.ACKNOWLEDGED).join();
    picture(folder, name + "-acknowledged", width, reading);
  }

  /** A reader who is not known, and the list to choose from. */
  private static void reader(File folder, String name, int width) throws IOException {
    ReadingState state = Scenes.readBy(Scenes.full(), Reader.UNKNOWN);
    FakeReading reading = new FakeReading(state, Clock.fixed(Scenes.NOW, ZoneOffset.UTC));
    picture(folder, name + "-unknown", width, reading);
    AiPanel panel = new AiPanel(Clock.fixed(Scenes.NOW, ZoneOffset.UTC));
    panel.show(Optional.of(reading), new QuietPort());
    panel.perform(Command.READER);
    ImageIO.write(draw(panel, width, 820), "png", new File(folder, name + "-switching.png"));
  }

  /** Preliminary, with sizes, pictures and older versions; news; a result that is gone. */
  private static void background(File folder, String name, int width) throws IOException {
    Clock clock = Clock.fixed(Scenes.NOW, ZoneOffset.UTC);
    FakeReading reading =
        new FakeReading(Scenes.state(List.of(Scenes.detailed(), Scenes.pictureOnly())), clock);
    reading.previews.put("map", Scenes.preview("Nodule map"));
    reading.previews.put("heat1", Scenes.preview("Saliency, frontal view"));
    AiPanel panel = new AiPanel(clock);
    panel.show(Optional.of(reading), new QuietPort());
    panel.perform(Command.NEXT);
    panel.openAll(true);
    reading.become(
        s ->
            Scenes.state(
                List.of(
                    Scenes.detailed(),
                    Scenes.pictureOnly(),
                    Scenes.late(
                        Scenes.card(
                            "late",
                            Scenes.frac(),
                            org.fasit.model.Conclusion.POSITIVE,
                            3,
                            List.of(Scenes.finding("a", Scenes.FRACTURE, "Radius", 87))),
                        Scenes.NOW))));
    BufferedImage image = drawn(panel, width, 1000);
    ImageIO.write(image, "png", new File(folder, name + "-background.png"));
  }

  /** Drawn once what other threads have to tell is there. */
  private static BufferedImage drawn(AiPanel panel, int width, int height) {
    java.awt.SecondaryLoop loop =
        java.awt.Toolkit.getDefaultToolkit().getSystemEventQueue().createSecondaryLoop();
    javax.swing.Timer wait = new javax.swing.Timer(700, e -> loop.exit());
    wait.setRepeats(false);
    wait.start();
    loop.enter();
    return draw(panel, width, height);
  }

  private static void picture(File folder, String name, int width, FakeReading reading)
      throws IOException {
    AiPanel panel = new AiPanel(Clock.fixed(Scenes.NOW, ZoneOffset.UTC));
    panel.show(Optional.of(reading), new QuietPort());
    ImageIO.write(draw(panel, width, 820), "png", new File(folder, name + ".png"));
  }

  private static void scene(
      File folder, String name, int width, ReadingState state, List<Command> commands)
      throws IOException {
    Clock clock = Clock.fixed(Scenes.NOW, ZoneOffset.UTC);
    FakeReading reading = new FakeReading(state, clock);
    AiPanel panel = new AiPanel(clock);
    panel.onRefresh(() -> {});
    panel.show(Optional.of(reading), new QuietPort());
    commands.forEach(panel::perform);
    try {
      Thread.sleep(commands.size() > 1 ? 40 : 0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    panel.show(Optional.of(reading), new QuietPort());
    if (!commands.isEmpty()) {
      panel.perform(commands.get(0));
    }
    ImageIO.write(draw(panel, width, 820), "png", new File(folder, name + ".png"));
  }

  /** The wrist's image, on which nothing is drawn. */
  static class QuietPort implements ImagePort {
    @Override
    public java.util.Optional<String> inView() {
      return java.util.Optional.of("1.9");
    }

    @Override
    public void reveal(org.fasit.model.Region region) {}

    @Override
    public void marks(List<Mark> marks) {}

    @Override
    public void arm(Pick pick, String hint) {}

    @Override
    public void disarm() {}
  }
}
