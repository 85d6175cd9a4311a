package org.fasit.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fasit.dicom.AiResultReader;
import org.fasit.dicom.BadProfileException;
import org.fasit.dicom.DicomFolder;
import org.fasit.dicom.Explained;
import org.fasit.dicom.Explanation;
import org.fasit.dicom.Problem;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.dicom.ReadOutcome.NotAiResult;
import org.fasit.dicom.ReadOutcome.Unreadable;
import org.fasit.dicom.ReaderOptions;
import org.fasit.dicom.SiteProfile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fasit inspect}: what AI results say, read from files and folders. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the AI results found in DICOM files and folders.",
      "",
      "An object counts as an AI result when it identifies an algorithm, or names a device as"
          + " observer and no person, or is a CAD SR, or the site's profile says so. Other DICOM"
          + " objects are counted only, unless named as PATH: then it is told why they are none.",
      "",
      "Objects of one run of a product are one result. Name the study's folder, so that regions in"
          + " the patient can be placed on its images, and segments lend their outlines."
    },
    footer = {
      "",
      "Folders are searched with all that is below them. A file in a folder that is not DICOM is"
          + " passed over, unless its name ends in .dcm; then, and when it is named as PATH, it is"
          + " listed as one that could not be read.",
      "Exits 0 also when files could not be read, 2 when a PATH does not exist."
    })
final class InspectCommand implements Callable<Integer> {

  @Option(names = "--json", description = "one JSON object")
  private boolean json;

  @Option(
      names = "--all",
      description = "read every structured object, whoever made it (to try the reader)")
  private boolean all;

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description = "the site's profile: how peculiar results are read (docs/profiles.md)")
  private Optional<Path> profile = Optional.empty();

  @Option(
      names = "--explain",
      description = "tell which item gave which field, and what was ignored and why")
  private boolean explain;

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "DICOM files or folders")
  private List<Path> paths = List.of();

  @Spec private CommandSpec spec;

  private final List<Inspected.Result> results = new ArrayList<>();
  private final List<Inspected.Unread> unreadable = new ArrayList<>();
  private final List<Inspected.Other> others = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new ParameterException(
            spec.commandLine(), "There is no such file or folder: " + path);
      }
    }
    AiResultReader reader = new AiResultReader(new ReaderOptions(profile(), all, Locale.ENGLISH));
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        inspectFolder(path, reader);
      } else {
        keep(path, read(path, reader), true);
      }
    }
    List<Inspected.Run> runs =
        InspectRuns.of(results, others.stream().map(Inspected.Other::file).toList());
    Inspected inspected = new Inspected(results, runs, unreadable, others);
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? InspectJson.of(inspected) : InspectTable.of(inspected));
    out.flush();
    return 0;
  }

  private SiteProfile profile() {
    if (profile.isEmpty()) {
      return SiteProfile.NONE;
    }
    try {
      return SiteProfile.read(profile.get(), Locale.ENGLISH);
    } catch (NoSuchFileException e) {
      throw bad("There is no such file: " + profile.get());
    } catch (IOException e) {
      throw bad("The profile " + profile.get() + " cannot be read: " + e.getMessage());
    } catch (BadProfileException e) {
      throw bad("The profile " + profile.get() + " is wrong. " + e.getMessage());
    }
  }

  private ParameterException bad(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private Explained read(Path file, AiResultReader reader) {
    return explain
        ? reader.explain(file)
        : new Explained(reader.read(file), new Explanation(List.of()));
  }

  private void inspectFolder(Path folder, AiResultReader reader) {
    try {
      for (Path file : DicomFolder.files(folder)) {
        Explained read = read(file, reader);
        boolean passedOver =
            read.outcome() instanceof Unreadable unread
                && unread.problem() == Problem.NOT_DICOM
                && !DicomFolder.shouldBeDicom(file);
        if (!passedOver) {
          keep(file, read, false);
        }
      }
    } catch (IOException e) {
      unreadable.add(new Inspected.Unread(folder, "The folder cannot be opened."));
    }
  }

  private void keep(Path file, Explained read, boolean named) {
    Optional<Explanation> why = explain ? Optional.of(read.explanation()) : Optional.empty();
    if (read.outcome() instanceof AiResultFound found) {
      results.add(new Inspected.Result(file, found, why));
    } else if (read.outcome() instanceof Unreadable unread) {
      unreadable.add(new Inspected.Unread(file, unread.reason()));
    } else if (read.outcome() instanceof NotAiResult other) {
      others.add(new Inspected.Other(file, other.reason(), named, why));
    }
  }
}
