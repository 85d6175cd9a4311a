package org.fasit.ui;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.swing.KeyStroke;

/**
 * What a {@link SettingsPanel} has to know of the host around it.
 *
 * @param name what people call the host, such as {@code Weasis}
 * @param uses what the host itself does with a key, in the user's language; empty when it is free
 * @param versions what runs here, one line each
 */
public record SettingsHost(
    String name, Function<KeyStroke, Optional<String>> uses, List<String> versions) {
  public SettingsHost {
    versions = List.copyOf(versions);
  }
}
