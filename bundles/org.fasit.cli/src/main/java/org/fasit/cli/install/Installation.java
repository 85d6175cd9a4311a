package org.fasit.cli.install;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Plans what to do to an installation, in an order that leaves it in working state wherever it is
 * cut short: the option in {@code Weasis.cfg} is set last and taken out first.
 */
final class Installation {

  private static final Pattern VERSION = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\b.*");

  private final WeasisFolder weasis;
  private final Predicate<Path> writable;

  /**
   * @param writable whether this user may write a file or folder
   */
  Installation(WeasisFolder weasis, Predicate<Path> writable) {
    this.weasis = weasis;
    this.writable = writable;
  }

  /**
   * The steps that install a feature, or bring an installed one up to date.
   *
   * @param folder URL of the bundles' folder, for the configuration
   */
  List<Step> install(Feature feature, String folder) throws IOException {
    refuseUnsupportedVersions();
    refuseUnwritable();
    byte[] launcher = Files.readAllBytes(weasis.launcher());
    LauncherOptions options = LauncherOptions.of(launcher);
    Optional<Receipt> before = Receipt.read(weasis.receipt());
    byte[] configuration = configuration(feature, folder, before.isPresent()).getBytes(UTF_8);
    refuseForeign(options, new String(configuration, UTF_8));
    refuseUnknownConfiguration(before, configuration);
    byte[] wanted = options.withOurs().bytes();
    Receipt receipt =
        new Receipt(
            List.copyOf(feature.bundles().keySet()),
            DurableFile.sha256(wanted),
            DurableFile.sha256(configuration));

    List<Step> steps = new ArrayList<>();
    steps.add(
        new Step(
            "copy " + feature.bundles().size() + " bundles to " + weasis.bundles(),
            () -> copy(feature)));
    if (!options.hasOurs() || !Files.exists(weasis.launcherBefore())) {
      steps.add(
          new Step(
              "keep Weasis.cfg as " + weasis.launcherBefore(),
              () -> DurableFile.write(weasis.launcherBefore(), options.withoutOurs().bytes())));
    }
    steps.add(write(weasis.receipt(), receipt.bytes()));
    steps.add(write(weasis.extended(), configuration));
    if (!options.hasOurs()) {
      steps.add(
          new Step(
              "add the option felix.extended.config.properties to " + weasis.launcher(),
              () -> DurableFile.write(weasis.launcher(), wanted)));
    }
    obsolete(before, receipt)
        .forEach(file -> steps.add(new Step("remove " + file, () -> Files.deleteIfExists(file))));
    return steps;
  }

  /** The steps that bring back what was there before. */
  List<Step> uninstall() throws IOException {
    LauncherOptions options = LauncherOptions.of(Files.readAllBytes(weasis.launcher()));
    Optional<Receipt> found = Receipt.read(weasis.receipt());
    if (found.isEmpty()) {
      throw new InstallException("Fasit was not installed in " + weasis.app() + " by this command");
    }
    refuseUnwritable();
    Receipt receipt = found.get();
    List<Step> steps = new ArrayList<>();
    if (options.hasOurs()) {
      steps.add(restoreLauncher(options, receipt));
    }
    if (isAsWritten(weasis.extended(), receipt.configuration())) {
      steps.add(remove(weasis.extended()));
    } else if (Files.exists(weasis.extended())) {
      steps.add(new Step("leave " + weasis.extended() + ", which was changed since", () -> {}));
    }
    receipt.bundles().forEach(name -> steps.add(remove(weasis.bundles().resolve(name))));
    steps.add(remove(weasis.launcherBefore()));
    steps.add(remove(weasis.receipt()));
    steps.add(new Step("remove " + weasis.ours() + " if nothing else lies there", this::tidy));
    return steps;
  }

  private Step restoreLauncher(LauncherOptions options, Receipt receipt) throws IOException {
    boolean same = isAsWritten(weasis.launcher(), receipt.launcher());
    if (same && Files.exists(weasis.launcherBefore())) {
      byte[] before = Files.readAllBytes(weasis.launcherBefore());
      return new Step(
          "restore " + weasis.launcher(), () -> DurableFile.write(weasis.launcher(), before));
    }
    return new Step(
        "take our option out of " + weasis.launcher() + ", which was changed since",
        () -> DurableFile.write(weasis.launcher(), options.withoutOurs().bytes()));
  }

  private void refuseUnsupportedVersions() throws IOException {
    Optional<String> version = weasis.version();
    Matcher matcher = VERSION.matcher(version.orElse(""));
    if (!matcher.matches()) {
      return;
    }
    int major = Integer.parseInt(matcher.group(1));
    int minor = Integer.parseInt(matcher.group(2));
    if (major != 4 || minor < 5) {
      throw new InstallException(
          "this is Weasis " + version.get() + "; Fasit needs 4.5 or a later 4");
    }
  }

  private void refuseUnwritable() throws InstallException {
    for (Path path :
        List.of(
            weasis.app(),
            weasis.launcher(),
            weasis.extended().getParent(),
            weasis.extended(),
            weasis.ours(),
            weasis.bundles())) {
      if (Files.exists(path) && !writable.test(path)) {
        throw new InstallException(
            "no right to write "
                + path
                + "; run this as the administrator, for instance with sudo");
      }
    }
  }

  private static void refuseForeign(LauncherOptions options, String configuration)
      throws InstallException {
    Optional<String> foreign = options.foreign();
    if (foreign.isPresent()) {
      throw new InstallException(
          "Weasis reads one extended configuration only, and Weasis.cfg names "
              + foreign.get()
              + " already. Nothing was changed. To have both: unpack the zip, put these entries into"
              + " the weasisPreferences of that file, with fasit.bundles set to the unpacked folder"
              + " bundle:\n"
              + configuration.strip());
    }
  }

  private String configuration(Feature feature, String folder, boolean isOurs) throws IOException {
    if (!isOurs || !Files.exists(weasis.extended())) {
      return feature.configuredFor(folder, Optional.empty());
    }
    try {
      return feature.configuredFor(folder, Optional.of(Files.readString(weasis.extended())));
    } catch (JsonProcessingException | CharacterCodingException e) {
      throw new InstallException(
          weasis.extended() + " was changed and is not valid JSON; mend it or move it away first");
    }
  }

  private void refuseUnknownConfiguration(Optional<Receipt> before, byte[] configuration)
      throws IOException {
    Path file = weasis.extended();
    if (before.isEmpty()
        && Files.exists(file)
        && !isAsWritten(file, DurableFile.sha256(configuration))) {
      throw new InstallException(file + " was not written by this command; move it away first");
    }
  }

  private void copy(Feature feature) throws IOException {
    DurableFile.makeFolder(weasis.ours());
    DurableFile.makeFolder(weasis.bundles());
    for (var bundle : feature.bundles().entrySet()) {
      DurableFile.write(weasis.bundles().resolve(bundle.getKey()), bundle.getValue());
    }
  }

  private Stream<Path> obsolete(Optional<Receipt> before, Receipt now) {
    return before.stream()
        .flatMap(receipt -> receipt.bundles().stream())
        .filter(name -> !now.bundles().contains(name))
        .map(weasis.bundles()::resolve);
  }

  private static Step write(Path file, byte[] content) {
    return new Step("write " + file, () -> DurableFile.write(file, content));
  }

  private static Step remove(Path file) {
    return new Step("remove " + file, () -> Files.deleteIfExists(file));
  }

  private static boolean isAsWritten(Path file, String sha256) throws IOException {
    return Files.isRegularFile(file) && DurableFile.sha256(Files.readAllBytes(file)).equals(sha256);
  }

  private void tidy() throws IOException {
    for (Path folder : List.of(weasis.bundles(), weasis.ours())) {
      if (Files.isDirectory(folder) && isEmpty(folder)) {
        Files.delete(folder);
      }
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }
}
