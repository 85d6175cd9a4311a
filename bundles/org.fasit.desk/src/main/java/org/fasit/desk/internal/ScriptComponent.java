package org.fasit.desk.internal;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.fasit.journal.Journal;
import org.fasit.reading.ReadingRoom;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the scripted reader when {@code fasit.desk.script} names a script, then stops the framework.
 * The system property {@code fasit.desk.exit} tells the launcher how it ended.
 */
@Component(service = ScriptComponent.class, immediate = true)
public final class ScriptComponent {

  private static final Logger LOG = LoggerFactory.getLogger(ScriptComponent.class);
  private static final String EXIT = "fasit.desk.exit";
  private static final int BROKEN = 2;

  private final Thread reading;

  @Activate
  public ScriptComponent(
      BundleContext context, @Reference ReadingRoom room, @Reference Journal journal) {
    DeskSettings settings = DeskSettings.from(key -> Optional.ofNullable(context.getProperty(key)));
    reading = new Thread(() -> run(context, settings, room, journal), "fasit-desk-script");
    if (settings.script().isPresent()) {
      Locale.setDefault(settings.language());
      reading.start();
    }
  }

  private static void run(
      BundleContext context, DeskSettings settings, ReadingRoom room, Journal journal) {
    int exit = BROKEN;
    try {
      exit =
          new ScriptedReader(room, journal, Photographer.of(settings, room.profile()))
              .read(
                  ReadingScript.read(settings.script().orElseThrow()),
                  settings.patience(),
                  settings.report());
    } catch (IOException | RuntimeException e) {
      LOG.error("The scripted reading ended", e);
    } catch (InterruptedException e) {
      return;
    }
    System.setProperty(EXIT, Integer.toString(exit));
    try {
      context.getBundle(0).stop();
    } catch (BundleException e) {
      LOG.error("The framework does not stop", e);
    }
  }

  @Deactivate
  void stop() {
    reading.interrupt();
  }
}
