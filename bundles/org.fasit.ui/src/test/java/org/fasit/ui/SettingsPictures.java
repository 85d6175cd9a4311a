package org.fasit.ui;

import java.awt.image.BufferedImage;
import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.JFrame;
import javax.swing.JList;
import javax.swing.JTabbedPane;
import javax.swing.SwingUtilities;
import org.fasit.journal.ConnectionTest.Check;
import org.fasit.journal.ConnectionTest.Outcome;
import org.fasit.journal.DeliveryState;
import org.fasit.reading.HostProfile;

/** Draws the settings to look at: {@code main} writes PNG files to a folder. */
final class SettingsPictures {

  private SettingsPictures() {}

  public static void main(String[] arguments) throws Exception {
    File folder = new File(arguments[0]);
    folder.mkdirs();
    for (String language : List.of("en", "nb")) {
      Locale.setDefault(Locale.forLanguageTag(language));
      for (boolean dark : new boolean[] {true, false}) {
        String name = language + (dark ? "-dark-" : "-light-");
        draw(new File(folder, name + "stow.png"), dark, 0, stow(), true);
        draw(new File(folder, name + "certificates.png"), dark, 0, certificates(), false);
        draw(new File(folder, name + "node.png"), dark, 0, node(), false);
        draw(new File(folder, name + "keys.png"), dark, 1, keys(), false);
        draw(new File(folder, name + "outbox.png"), dark, 2, refused(), false);
        draw(new File(folder, name + "shut-out.png"), dark, 2, shutOut(), false);
        draw(new File(folder, name + "nothing.png"), dark, 2, calm(), false);
        draw(new File(folder, name + "locked.png"), dark, 0, locked(), false);
      }
    }
    System.exit(0);
  }

  private static FakeSettings stow() {
    FakeSettings settings = new FakeSettings();
    settings.values.putAll(
        Map.of(
            "pacs.url", "https://pacs.example.org/dicom-web",
            "pacs.user", "fasit",
            "sync.url", "https://registry.example.org",
            "sync.site", "nordfjord-sykehus"));
    settings.secrets.addAll(List.of("pacs.password", "sync.token", "sync.siteKey"));
    boolean nb = Locale.getDefault().getLanguage().equals("nb");
    settings.tester =
        (section, edits, tell) -> {
          tell.accept(
              new Check(
                  Outcome.GOOD,
                  nb ? "Innlogging" : "Sign-in",
                  (nb ? "svarer på " : "answers at ") + "https://pacs.example.org/dicom-web"));
          tell.accept(
              new Check(
                  Outcome.GOOD,
                  nb ? "Lagring" : "Storing",
                  nb ? "tar imot STOW-RS" : "takes STOW-RS"));
          tell.accept(
              new Check(
                  Outcome.DOUBTFUL,
                  nb ? "Klokke" : "Clock",
                  nb
                      ? "Klokken på denne maskinen avviker 9 min. Still klokken: tidene på tilfellene blir feil."
                      : "This computer's clock differs by 9 min. Set the clock: times of cases would be wrong."));
        };
    return settings;
  }

  private static FakeSettings certificates() {
    FakeSettings settings = new FakeSettings();
    settings.values.putAll(
        Map.of(
            "pacs.transport", "cstore",
            "pacs.host", "pacs.example.org",
            "pacs.port", "2762",
            "pacs.aet", "ARKIV",
            "pacs.tls", "true",
            "pacs.caFile", "/etc/fasit/sykehus-ca.pem",
            "pacs.certificate", "/etc/fasit/stasjon.p12"));
    settings.secrets.add("pacs.certificatePassword");
    return settings;
  }

  private static FakeSettings refused() {
    FakeSettings settings = stow();
    settings.outbox.filled();
    return settings;
  }

  private static FakeSettings shutOut() {
    FakeSettings settings = stow();
    settings.outbox.state = Scenes.shutOut();
    return settings;
  }

  private static FakeSettings calm() {
    FakeSettings settings = stow();
    settings.outbox.state =
        new DeliveryState(
            true,
            settings.outbox.state.lines().stream()
                .map(
                    line ->
                        new DeliveryState.Line(
                            line.destination(),
                            0,
                            Optional.empty(),
                            0,
                            Optional.empty(),
                            Optional.empty(),
                            0,
                            Optional.empty()))
                .toList());
    return settings;
  }

  private static FakeSettings node() {
    FakeSettings settings = new FakeSettings();
    settings.values.putAll(Map.of("pacs.node", "Arkiv"));
    settings.nodes.add(
        new HostProfile.Node(
            "Arkiv", "https://arkiv.example.org/dicom-web", Map.of(), Optional.empty()));
    return settings;
  }

  private static FakeSettings keys() {
    FakeSettings settings = new FakeSettings();
    settings.values.putAll(
        Map.of(
            "keys.falsePositive", "shift F1",
            "keys.agree", "Z",
            "keys.next", "U",
            "keys.open", "none"));
    return settings;
  }

  private static FakeSettings locked() {
    FakeSettings settings = stow();
    settings.locked =
        Optional.of(
            "/etc/fasit/fasit.json is read-only for you. Whoever looks after this workstation can"
                + " change it.");
    return settings;
  }

  private static void draw(File file, boolean dark, int page, FakeSettings settings, boolean test)
      throws Exception {
    JFrame frame = new JFrame();
    SettingsPanel[] panel = new SettingsPanel[1];
    SwingUtilities.invokeAndWait(
        () -> {
          try {
            Pictures.theme(dark);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
          panel[0] =
              new SettingsPanel(
                  settings,
                  settings,
                  settings.outbox,
                  new SettingsHost(
                      "Weasis",
                      stroke ->
                          ReadingKeys.shown(stroke).equals("Z")
                              ? Optional.of("zoom")
                              : Optional.empty(),
                      List.of("Fasit 0.1.0", "Weasis 4.7.2")));
          frame.setUndecorated(true);
          frame.add(panel[0]);
          frame.setSize(620, 700);
          frame.setVisible(true);
          Desk.all(frame, JTabbedPane.class).get(0).setSelectedIndex(page);
        });
    Thread.sleep(300);
    SwingUtilities.invokeAndWait(
        () -> {
          JList<?> list = Desk.all(frame, JList.class).get(0);
          list.requestFocusInWindow();
          list.setSelectedIndex(0);
        });
    Thread.sleep(300);
    if (test) {
      SwingUtilities.invokeAndWait(
          () ->
              Desk.all(frame, AbstractButton.class).stream()
                  .filter(
                      b -> b.getText() != null && b.getText().startsWith("Test") && b.isShowing())
                  .findFirst()
                  .ifPresent(AbstractButton::doClick));
      Thread.sleep(500);
    }
    SwingUtilities.invokeAndWait(
        () -> {
          double scale = frame.getGraphicsConfiguration().getDefaultTransform().getScaleX();
          BufferedImage image =
              new BufferedImage(
                  (int) (frame.getWidth() * scale),
                  (int) (frame.getHeight() * scale),
                  BufferedImage.TYPE_INT_RGB);
          var g = image.createGraphics();
          g.scale(scale, scale);
          frame.getRootPane().printAll(g);
          g.dispose();
          try {
            ImageIO.write(image, "png", file);
          } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
          }
          frame.dispose();
        });
  }
}
