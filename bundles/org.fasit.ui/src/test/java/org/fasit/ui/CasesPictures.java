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
import org.fasit.reading.OpenCasesState.Phase;

/** Draws the cases panel to look at: {@code main} writes PNG files to a folder. */
final class CasesPictures {

  private CasesPictures() {}

  public static void main(String[] arguments) throws Exception {
    File folder = new File(arguments[0]);
    folder.mkdirs();
    for (String language : List.of("en", "nb")) {
      Locale.setDefault(Locale.forLanguageTag(language));
      for (boolean dark : new boolean[] {true, false}) {
        String name = language + (dark ? "-dark" : "-light");
        draw(new File(folder, name + ".png"), dark, 360, false);
        draw(new File(folder, name + "-decided.png"), dark, 360, true);
        draw(new File(folder, name + "-narrow.png"), dark, 240, true);
        draw(new File(folder, name + "-overdue.png"), dark, 360, false, 0);
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

  private static void draw(File file, boolean dark, int width, boolean decided) throws Exception {
    draw(file, dark, width, decided, 2);
  }

  private static void draw(File file, boolean dark, int width, boolean decided, int chosen)
      throws Exception {
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
          list.setSelectedIndex(chosen);
          list.requestFocusInWindow();
        });
    if (decided) {
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
