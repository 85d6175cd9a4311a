package org.fasit.desk.internal;

import java.util.Locale;
import java.util.Optional;
import javax.swing.SwingUtilities;
import org.fasit.journal.Journal;
import org.fasit.reading.OpenCases;
import org.fasit.reading.ReadingRoom;
import org.fasit.reading.Settings;
import org.fasit.reading.SettingsEditor;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the window, as soon as there is a reading room; closing it stops the framework. */
@Component(service = DeskComponent.class, immediate = true)
public final class DeskComponent {

  private static final Logger LOG = LoggerFactory.getLogger(DeskComponent.class);

  private final DeskSettings settings;
  private final BundleContext context;
  private final SettingsDoor door;
  private volatile Optional<Desk> desk = Optional.empty();
  private volatile Optional<OpenCases> cases = Optional.empty();

  @Activate
  public DeskComponent(
      BundleContext context,
      @Reference ReadingRoom room,
      @Reference Settings inForce,
      @Reference SettingsEditor editor,
      @Reference Journal journal) {
    this.context = context;
    door = new SettingsDoor(inForce, editor, journal);
    settings = DeskSettings.from(key -> Optional.ofNullable(context.getProperty(key)));
    Locale.setDefault(settings.language());
    if (settings.script().isEmpty() && !settings.windowless()) {
      SwingUtilities.invokeLater(() -> open(room));
    }
  }

  private void open(ReadingRoom room) {
    DeskWindow.theme(settings.dark());
    Desk mine = new Desk(room, this::stopFramework);
    desk = Optional.of(mine);
    mine.settings(door);
    mine.window().offerCases(cases);
    settings.open().ifPresent(mine::openFolder);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY,
      target = OpenCases.FOR_SUPERUSERS)
  void bindCases(OpenCases now) {
    cases = Optional.of(now);
    offerCases();
  }

  void unbindCases(OpenCases gone) {
    if (cases.equals(Optional.of(gone))) {
      cases = Optional.empty();
      offerCases();
    }
  }

  private void offerCases() {
    SwingUtilities.invokeLater(() -> desk.ifPresent(open -> open.window().offerCases(cases)));
  }

  private void stopFramework() {
    desk = Optional.empty();
    Thread stopping =
        new Thread(
            () -> {
              try {
                context.getBundle(0).stop();
              } catch (BundleException e) {
                LOG.error("The framework does not stop", e);
              }
            },
            "fasit-desk-stop");
    stopping.start();
  }

  @Deactivate
  void close() {
    desk.ifPresent(open -> SwingUtilities.invokeLater(open::close));
  }
}
