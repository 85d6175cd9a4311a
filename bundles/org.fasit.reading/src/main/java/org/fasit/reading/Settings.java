package org.fasit.reading;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The one configuration file of this workstation. It is watched; a change holds at once. */
@ProviderType
public interface Settings {

  /** The file, which need not exist: then the defaults hold, and nothing leaves the workstation. */
  Path file();

  /**
   * What is wrong with the newest file (which section, which key); empty when it is in force. The
   * last good settings stay in force.
   */
  Optional<String> trouble();

  /**
   * The keys in force that differ from the standard ones: section {@code keys}, as {@code
   * javax.swing.KeyStroke} reads them, or {@code none}.
   */
  Map<String, String> keys();

  /**
   * Tells the listener, on a thread of the settings, when what holds or the trouble has changed.
   * Closing ends it.
   */
  Watch watch(Runnable listener);

  /** Ends a watch. */
  interface Watch extends AutoCloseable {
    @Override
    void close();
  }
}
