package org.fasit.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The demo's desk: the delivered bundles in Felix, in a process of its own. */
final class DemoDesk {

  private static final Duration READING_LIMIT = Duration.ofMinutes(3);
  private static final Pattern DISPLAY = Pattern.compile("^(\\d+)\\s", Pattern.MULTILINE);
  private static final Duration DISPLAY_LIMIT = Duration.ofSeconds(20);

  private final Path home;
  private final Path folder;
  private final Path settings;

  DemoDesk(Path home, Path folder, Path settings) {
    this.home = home;
    this.folder = folder;
    this.settings = settings;
  }

  /** Opens the window and waits until it is closed. */
  void open(Path studies) throws IOException, InterruptedException {
    try (ChildProcess desk = start(Map.of(), List.of("--open", studies.toString()))) {
      desk.await(Duration.ofDays(1));
    }
  }

  /** Reads all studies by script; gives the folder of pictures where a display could be had. */
  Optional<Path> read(Path studies, Path report) throws IOException, InterruptedException {
    List<String> options =
        new ArrayList<>(
            List.of(
                "--open",
                studies.toString(),
                "--script",
                studies.resolve("script.json").toString(),
                "--report",
                report.toString()));
    if (!Files.isExecutable(Path.of("/usr/bin/Xvfb"))) {
      options.add("--headless");
      run(Map.of(), options);
      return Optional.empty();
    }
    Path pictures = Files.createDirectories(folder.resolve("pictures"));
    options.addAll(List.of("--pictures", pictures.toString()));
    try (ChildProcess screen =
        ChildProcess.start(
            "Xvfb",
            folder.resolve("xvfb.log"),
            Map.of(),
            List.of("Xvfb", "-displayfd", "1", "-screen", "0", "3200x2000x24"))) {
      run(Map.of("DISPLAY", ":" + screen.await(DISPLAY, DISPLAY_LIMIT)), options);
    }
    return Optional.of(pictures);
  }

  private void run(Map<String, String> environment, List<String> options)
      throws IOException, InterruptedException {
    try (ChildProcess desk = start(environment, options)) {
      int code = desk.await(READING_LIMIT);
      if (code != 0) {
        throw new IOException("the desk ended with code " + code + ": " + desk.lastWords());
      }
    }
  }

  private ChildProcess start(Map<String, String> environment, List<String> options)
      throws IOException {
    Path delivered = home.resolve("features/demo/target/demo");
    List<String> command =
        new ArrayList<>(
            List.of(
                Java.command(),
                "-cp",
                delivered.resolve("lib") + "/*",
                "org.fasit.desk.launcher.Main",
                "--bundles",
                delivered.resolve("bundles").toString(),
                "--config",
                settings.toString()));
    command.addAll(options);
    return ChildProcess.start("The desk", folder.resolve("desk.log"), environment, command);
  }
}
