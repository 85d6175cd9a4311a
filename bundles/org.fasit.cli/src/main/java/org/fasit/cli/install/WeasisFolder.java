package org.fasit.cli.install;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The folder of an installation that holds {@code Weasis.cfg} and {@code conf/base.json}.
 *
 * @param app that folder, absolute
 */
record WeasisFolder(Path app) {

  /** Where the folder lies below the root: Linux, Windows, macOS. */
  private static final List<String> PLACES = List.of("", "lib/app", "app", "Contents/app");

  private static final long MOST_BYTES = 4_000_000;

  /** Finds the folder from the installation's root or from the folder itself. */
  static WeasisFolder find(Path given) throws InstallException {
    if (!Files.isDirectory(given)) {
      throw new InstallException("no such folder: " + given);
    }
    Path root = given.toAbsolutePath().normalize();
    for (String place : PLACES) {
      WeasisFolder folder = new WeasisFolder(root.resolve(place).normalize());
      if (Files.isRegularFile(folder.base())) {
        return folder.checked();
      }
    }
    throw new InstallException(
        "no Weasis in "
            + given
            + ": conf/base.json is neither there nor in lib/app, app or Contents/app");
  }

  private WeasisFolder checked() throws InstallException {
    if (!Files.isRegularFile(launcher())) {
      throw new InstallException(
          app
              + " has conf/base.json but no Weasis.cfg, so the option cannot be set there; use"
              + " JAVA_TOOL_OPTIONS as INSTALL.md tells");
    }
    if (app.endsWith(Path.of("Contents", "app"))) {
      throw new InstallException(
          app
              + " lies in a signed application, which a change would break; use JAVA_TOOL_OPTIONS as"
              + " INSTALL.md tells for macOS");
    }
    return this;
  }

  Path base() {
    return app.resolve("conf").resolve("base.json");
  }

  Path launcher() {
    return app.resolve("Weasis.cfg");
  }

  Path extended() {
    return app.resolve("conf").resolve("fasit-ext.json");
  }

  Path ours() {
    return app.resolve("fasit");
  }

  Path bundles() {
    return ours().resolve("bundle");
  }

  Path receipt() {
    return ours().resolve("installed.json");
  }

  Path launcherBefore() {
    return ours().resolve("Weasis.cfg.before");
  }

  /** The version that {@code base.json} tells; empty if it tells none. */
  Optional<String> version() throws IOException {
    if (Files.size(base()) > MOST_BYTES) {
      throw new InstallException(base() + " is too large to be Weasis' configuration");
    }
    JsonNode root;
    try {
      root = new ObjectMapper().readTree(base().toFile());
    } catch (JsonProcessingException e) {
      throw new InstallException(base() + " is not valid JSON");
    }
    for (JsonNode entry : root.path("weasisPreferences")) {
      if (entry.path("code").asText().equals("weasis.version")) {
        return Optional.of(entry.path("value").asText());
      }
    }
    return Optional.empty();
  }
}
