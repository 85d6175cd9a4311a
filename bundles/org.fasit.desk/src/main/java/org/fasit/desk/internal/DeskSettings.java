package org.fasit.desk.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the launcher asks for, from framework or system properties {@code fasit.desk.*} and {@code
 * fasit.language}.
 *
 * @param open folder to open
 * @param script script to read by
 * @param report where the scripted reading tells what happened
 * @param pictures folder for pictures of the window
 * @param dark dark theme
 * @param language language of words, dates and numbers
 * @param windowless no window: only the script
 * @param patience how long to wait for deliveries after the last study
 */
record DeskSettings(
    Optional<Path> open,
    Optional<Path> script,
    Optional<Path> report,
    Optional<Path> pictures,
    boolean dark,
    Locale language,
    boolean windowless,
    Duration patience) {

  private static final String PREFIX = "fasit.desk.";
  private static final long PATIENCE_SECONDS = 120;

  static DeskSettings from(Function<String, Optional<String>> property) {
    return new DeskSettings(
        property.apply(PREFIX + "open").map(Path::of),
        property.apply(PREFIX + "script").map(Path::of),
        property.apply(PREFIX + "report").map(Path::of),
        property.apply(PREFIX + "pictures").map(Path::of),
        !property.apply(PREFIX + "theme").orElse("dark").equals("light"),
        property.apply("fasit.language").map(Locale::forLanguageTag).orElseGet(Locale::getDefault),
        property.apply(PREFIX + "headless").filter("true"::equals).isPresent(),
        property
            .apply(PREFIX + "patience")
            .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
            .orElse(Duration.ofSeconds(PATIENCE_SECONDS)));
  }
}
