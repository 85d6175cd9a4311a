package org.fasit.weasis.internal;

import static org.fasit.weasis.internal.StandInHost.onScreen;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.swing.JFrame;
import javax.swing.JScrollPane;
import javax.swing.JTabbedPane;
import org.fasit.reading.SettingsEditor;
import org.fasit.ui.SettingsHost;
import org.fasit.ui.SettingsPanel;
import org.weasis.dicom.explorer.pref.node.AbstractDicomNode;
import org.weasis.dicom.explorer.pref.node.AbstractDicomNode.UsageType;
import org.weasis.dicom.explorer.pref.node.DefaultDicomNode;
import org.weasis.dicom.explorer.pref.node.DicomWebNode;

/**
 * Draws the preferences' page to look at, in the room that Weasis' dialog gives it: {@code main}
 * writes PNG files to a folder. Needs a display.
 */
final class PagePictures {

  private static final Dimension ROOM = new Dimension(600, 450);
  private static final List<String> PARTS = List.of("pacs", "keys", "outbox");

  private PagePictures() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    DicomWebNode sky =
        new DicomWebNode(
            "Arkiv sky",
            DicomWebNode.WebType.DICOMWEB,
            new URL("https://arkiv.example.org/dicom-web/studies"),
            UsageType.BOTH);
    sky.authMethod = "oauth";
    AbstractDicomNode.STORED.add(sky);
    AbstractDicomNode.STORED.add(
        new DefaultDicomNode("Arkiv", "ARKIV", "arkiv.example.org", 11112, UsageType.STORAGE));
    for (String language : List.of("nb", "en")) {
      Locale.setDefault(Locale.forLanguageTag(language));
      for (boolean dark : new boolean[] {true, false}) {
        for (int part = 0; part < PARTS.size(); part++) {
          String name = language + (dark ? "-dark-" : "-light-") + PARTS.get(part) + ".png";
          draw(folder.resolve(name).toFile(), dark, part);
        }
      }
    }
    System.exit(0);
  }

  private static void draw(File file, boolean dark, int part) throws Exception {
    Path own = Files.createTempDirectory("page");
    Files.writeString(
        own.resolve("fasit.json"),
        """
        {"pacs": {"node": "Arkiv sky"},
         "sync": {"url": "https://registry.example.org", "site": "nord", "token": "t",
                  "siteKey": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="},
         "keys": {"falsePositive": "D", "agree": "alt P", "next": "LEFT", "open": "none"}}
        """);
    try (RealRoom room = new RealRoom(own)) {
      JFrame frame = onScreen(() -> frame(room, dark, part));
      Thread.sleep(500);
      BufferedImage image =
          new BufferedImage(frame.getWidth(), frame.getHeight(), BufferedImage.TYPE_INT_RGB);
      onScreen(
          () -> {
            Graphics2D g = image.createGraphics();
            frame.getRootPane().printAll(g);
            g.dispose();
            frame.dispose();
            return true;
          });
      ImageIO.write(image, "png", file);
    }
  }

  private static JFrame frame(RealRoom room, boolean dark, int part) {
    FlatLaf.setup(dark ? new FlatDarkLaf() : new FlatLightLaf());
    SettingsHost host =
        new SettingsHost("Weasis", WeasisKeys::use, List.of("Fasit 0.1.0", "Weasis 4.7.2"));
    SettingsPanel panel =
        new SettingsPanel(withNodes(room.settings), room.settings, room.journal, host);
    FasitPage page = new FasitPage(panel, new Guard(), why -> {});
    JScrollPane scroll = new JScrollPane(page);
    scroll.setBorder(null);
    scroll.setPreferredSize(ROOM);
    JFrame frame = new JFrame();
    frame.setUndecorated(true);
    frame.add(scroll);
    frame.pack();
    frame.setVisible(true);
    Adapter.all(page, JTabbedPane.class).get(0).setSelectedIndex(part);
    return frame;
  }

  /** The settings with the nodes that the profile tells, as the framework would bind it. */
  private static SettingsEditor withNodes(SettingsEditor settings) {
    WeasisProfile profile = new WeasisProfile();
    return (SettingsEditor)
        Proxy.newProxyInstance(
            PagePictures.class.getClassLoader(),
            new Class<?>[] {SettingsEditor.class},
            (proxy, method, with) -> {
              try {
                return switch (method.getName()) {
                  case "nodes" -> profile.nodes();
                  case "signedIn" -> "LEGE7";
                  default -> method.invoke(settings, with);
                };
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
