package org.fasit.ui;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.swing.JFrame;
import javax.swing.JList;
import javax.swing.SwingUtilities;
import org.fasit.model.Adjudication;
import org.fasit.model.Judgement;
import org.fasit.reading.OpenCases.Ruling;
import org.fasit.reading.OpenCasesState;
import org.fasit.reading.OpenCasesState.Phase;

/** Draws the cases panel to look at: {@code main} writes PNG files to a folder. */
final class CasesPictures {

  /** What the picture shows: an error list as it is, or one that is not whole. */
  private enum Scene {
    OPEN,
    DECIDED,
    SHORT,
    UNREAD,
    OVERDUE
  }

  private CasesPictures() {}

  public static void main(String[] arguments) throws Exception {
    File folder = new File(arguments[0]);
    folder.mkdirs();
    for (String language : List.of("en", "nb")) {
      Locale.setDefault(Locale.forLanguageTag(language));
      for (boolean dark : new boolean[] {true, false}) {
        String name = language + (dark ? "-dark" : "-light");
        draw(new File(folder, name + ".png"), dark, 360, Scene.OPEN);
        draw(new File(folder, name + "-decided.png"), dark, 360, Scene.DECIDED);
        draw(new File(folder, name + "-narrow.png"), dark, 240, Scene.DECIDED);
        draw(new File(folder, name + "-short.png"), dark, 360, Scene.SHORT);
        draw(new File(folder, name + "-short-narrow.png"), dark, 240, Scene.SHORT);
        draw(new File(folder, name + "-unread.png"), dark, 360, Scene.UNREAD);
        draw(new File(folder, name + "-overdue.png"), dark, 360, Scene.OVERDUE);
      }
    }
    System.exit(0);
  }

  private static FakeCases cases(TestClock clock) {
    FakeCases cases = new FakeCases(clock);
    boolean nb = Locale.getDefault().getLanguage().equals("nb");
    cases.hold(
        FakeCases.open(9, Judgement.FALSE_POSITIVE, nb ? "Lungeknute" : "Nodule"),
        FakeCases.open(7, Judgement.FALSE_POSITIVE, nb ? "Brudd" : "Fracture"),
        FakeCases.overdue(
            FakeCases.open(6, Judgement.FALSE_NEGATIVE, nb ? "Lungeknute" : "Nodule"),
            java.time.Duration.ofDays(4)),
        FakeCases.open(4, Judgement.FALSE_NEGATIVE, nb ? "Luksasjon" : "Dislocation"),
        FakeCases.open(2, Judgement.FALSE_POSITIVE, nb ? "Brudd" : "Fracture"),
        FakeCases.decided(
            1, Judgement.FALSE_POSITIVE, nb ? "Brudd" : "Fracture", Adjudication.CORRECTED));
    return cases;
  }

  private static OpenCasesState notWhole(FakeCases cases, Scene scene) {
    boolean nb = Locale.getDefault().getLanguage().equals("nb");
    String capped =
        nb
            ? "PACS kan ha flere enn de 5 treffene den ga (There are 27 additional"
                + " results that can be requested)."
            : "The PACS may have more than the 5 results it gave (There are 27 additional"
                + " results that can be requested).";
    String lacking =
        nb
            ? "8 serier som PACS fant, kan ikke leses: svaret mangler Series Instance UID."
            : "8 series that the PACS found cannot be read: the answer lacks Series Instance UID.";
    return scene == Scene.SHORT
        ? cases.state(Phase.IDLE, cases.state().cases(), List.of(capped, lacking), Optional.empty())
        : cases.state(Phase.IDLE, List.of(), List.of(lacking), Optional.empty());
  }

  private static void draw(File file, boolean dark, int width, Scene scene) throws Exception {
    TestClock clock = new TestClock();
    FakeCases cases = cases(clock);
    JFrame frame = new JFrame();
    SwingUtilities.invokeAndWait(
        () -> {
          try {
            Pictures.theme(dark);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
          CasesPanel panel = new CasesPanel(clock);
          panel.show(Optional.of(cases), logged -> CasePort.Opening.OPENED);
          frame.setUndecorated(true);
          frame.add(panel);
          frame.setSize(width, 760);
          frame.setVisible(true);
          JList<?> list = Desk.all(panel, JList.class).get(0);
          list.setSelectedIndex(scene == Scene.OVERDUE ? 0 : 2);
          list.requestFocusInWindow();
        });
    if (scene == Scene.SHORT || scene == Scene.UNREAD) {
      cases.become(notWhole(cases, scene));
    }
    if (scene == Scene.DECIDED) {
      cases.decide(
          cases.state().cases().get(1).logged().id().orElseThrow(),
          new Ruling(Adjudication.CONFIRMED, Optional.empty(), Optional.empty(), Optional.empty()));
      cases.become(
          cases.state(
              Phase.IDLE, cases.state().cases(), List.of("Serie 2.25.77: JSON"), Optional.empty()));
    }
    Thread.sleep(700);
    SwingUtilities.invokeAndWait(() -> write(frame, file));
  }

  private static void write(JFrame frame, File file) {
    double scale = frame.getGraphicsConfiguration().getDefaultTransform().getScaleX();
    BufferedImage image =
        new BufferedImage(
            (int) (frame.getWidth() * scale),
            (int) (frame.getHeight() * scale),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.scale(scale, scale);
    frame.getRootPane().printAll(g);
    g.dispose();
    try {
      ImageIO.write(image, "png", file);
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
    frame.dispose();
  }
}
