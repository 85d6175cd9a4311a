package org.fasit.weasis.internal;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Optional;
import org.fasit.filter.Filter;
import org.fasit.journal.JournalOptions;
import org.fasit.journal.OpenJournal;
import org.fasit.journal.file.FileJournal;
import org.fasit.model.AiResult;
import org.fasit.model.FilteredResult;
import org.fasit.model.OpenStudy;
import org.fasit.reading.ReadingRoom;
import org.fasit.reading.internal.ReadingRoomComponent;
import org.fasit.reading.internal.SettingsFile;
import org.fasit.vigilance.Vigilance;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * The reading room and the settings as they are delivered, with journal and settings file in a
 * folder, and no filter rules.
 */
final class RealRoom implements AutoCloseable {

  final OpenJournal journal;
  final ReadingRoom room;
  final Path file;
  final SettingsFile settings;

  RealRoom(Path folder) {
    journal = FileJournal.open(JournalOptions.of(folder));
    room = new ReadingRoomComponent(journal, new Everything(), standard());
    file = folder.resolve("fasit.json");
    settings = settings(file);
  }

  /** Prompts, as the framework would bind them. */
  void vigilance(Vigilance rules) throws ReflectiveOperationException {
    Field bound = ReadingRoomComponent.class.getDeclaredField("vigilance");
    bound.setAccessible(true);
    bound.set(room, rules);
  }

  /** With a framework that only names the file and takes any configuration. */
  private static SettingsFile settings(Path file) {
    BundleContext context = mock(BundleContext.class);
    when(context.getProperty("fasit.config")).thenReturn(file.toString());
    ConfigurationAdmin admin = mock(ConfigurationAdmin.class);
    try {
      when(admin.getConfiguration(any(), any())).thenReturn(mock(Configuration.class));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return new SettingsFile(context, admin);
  }

  /** The settings of someone who set nothing. */
  private static ReadingRoomComponent.Config standard() {
    return (ReadingRoomComponent.Config)
        Proxy.newProxyInstance(
            RealRoom.class.getClassLoader(),
            new Class<?>[] {ReadingRoomComponent.Config.class},
            (proxy, method, with) -> method.getDefaultValue());
  }

  @Override
  public void close() {
    journal.close();
  }

  private static final class Everything implements Filter {
    @Override
    public FilteredResult apply(AiResult result, OpenStudy study) {
      return FilteredResult.untouched(result);
    }

    @Override
    public String rulesHash() {
      return "";
    }

    @Override
    public Optional<String> trouble() {
      return Optional.empty();
    }
  }
}
