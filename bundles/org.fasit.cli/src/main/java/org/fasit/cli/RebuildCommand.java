package org.fasit.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fasit.audit.AuditTrail;
import org.fasit.dicom.document.ReportClass;
import org.fasit.journal.JournalEntries;
import org.fasit.journal.file.FileJournal;
import org.fasit.pacs.PacsDestination;
import org.fasit.pacs.PacsSettings;
import org.fasit.pacs.PacsSettings.DicomWeb;
import org.fasit.pacs.Worklist;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fasit errors rebuild}: the error lists made anew in the PACS, from journals. */
@Command(
    name = "rebuild",
    mixinStandardHelpOptions = true,
    description = {
      "Sends all that journals hold for the PACS once more, such as after the PACS lost it.",
      "Reads journals only, also while viewers are open. What is in the PACS already is not doubled,"
          + " and what was undone before it was sent is left out. Exits 1 when something was"
          + " refused or could not be sent."
    })
final class RebuildCommand implements Callable<Integer> {

  private static final Pattern NODE =
      Pattern.compile("([^@\\\\]{1,16})@(\\[[^]]+]|[^:]+):([1-9]\\d{0,4})");

  private static final int HIGHEST_PORT = 65_535;

  @Option(
      names = "--journal",
      required = true,
      paramLabel = "DIR",
      description = "folder of a journal, such as ~/.fasit/journal; may be given several times")
  private List<Path> folders = List.of();

  @Mixin private PacsOptions pacs = new PacsOptions();

  @Option(
      names = "--node",
      paramLabel = "AET@HOST:PORT",
      description =
          "stores with C-STORE to this node; an address given with --pacs is then for work items")
  private String node = "";

  @Option(names = "--node-tls", description = "connects to the node over TLS")
  private boolean nodeTls;

  @Option(
      names = "--worklist",
      paramLabel = "auto|on|off",
      defaultValue = "auto",
      description = "whether cases become work items too; default where the PACS has a worklist")
  private String worklist = "auto";

  @Option(
      names = "--calling-aet",
      paramLabel = "AET",
      defaultValue = "FASIT",
      description = "our AE title; default ${DEFAULT-VALUE}")
  private String callingAet = "FASIT";

  @Option(
      names = "--report",
      paramLabel = "auto|3d|2d",
      defaultValue = "auto",
      description = "class of the assessment reports; default what the PACS takes")
  private String report = "auto";

  @Option(
      names = "--no-marks",
      description = "leaves out the presentation states that mark the place")
  private boolean noMarks;

  @Option(names = "--agreements", description = "agreement with an AI result becomes a report too")
  private boolean agreements;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        throw wrong("--journal: " + folder + " is not a folder");
      }
    }
    Optional<DicomWeb> web =
        node.isEmpty() || pacs.hasAddress() ? Optional.of(pacs.web()) : Optional.empty();
    PacsSettings settings = settings(node.isEmpty() ? web.orElseThrow() : node());
    Worklist items = new Worklist(worklistMode(), callingAet);
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    boolean complete = true;
    for (Path folder : folders) {
      JournalEntries entries = FileJournal.entries(folder);
      PacsDestination destination =
          new PacsDestination(settings, entries::find, web, items, AuditTrail.NONE);
      out.printf("%s: %d entries%n", folder, entries.size());
      Resending.Result result = new Resending(destination, entries, out).run();
      out.printf(
          "%s: %d sent, %d with a warning, %d refused%n",
          folder, result.sent(), result.warnings().size(), result.refusals().size());
      out.flush();
      tell(err, "warning", result.warnings());
      tell(err, "refused", result.refusals());
      err.flush();
      complete &= result.refusals().isEmpty();
    }
    return complete ? 0 : 1;
  }

  /** What was said of many entries alike is told once. */
  private static void tell(PrintWriter err, String kind, List<Resending.Remark> remarks) {
    Map<String, List<UUID>> alike =
        remarks.stream()
            .collect(
                Collectors.groupingBy(
                    Resending.Remark::words,
                    LinkedHashMap::new,
                    Collectors.mapping(Resending.Remark::entry, Collectors.toList())));
    alike.forEach(
        (words, entries) -> {
          String which =
              entries.size() == 1 ? entries.get(0).toString() : entries.size() + " entries";
          err.println("fasit: " + kind + ": " + which + ": " + words);
        });
  }

  private Worklist.Mode worklistMode() {
    return switch (worklist) {
      case "auto" -> Worklist.Mode.AUTO;
      case "on" -> Worklist.Mode.ON;
      case "off" -> Worklist.Mode.OFF;
      default -> throw wrong("--worklist must be auto, on or off");
    };
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private PacsSettings.Dimse node() {
    Matcher parts = NODE.matcher(node);
    if (!parts.matches() || Integer.parseInt(parts.group(3)) > HIGHEST_PORT) {
      throw wrong("--node must be AET@HOST:PORT: " + node);
    }
    return new PacsSettings.Dimse(
        parts.group(2),
        Integer.parseInt(parts.group(3)),
        parts.group(1),
        callingAet,
        pacs.timeout(),
        nodeTls ? Optional.of(pacs.tls()) : Optional.empty());
  }

  private PacsSettings settings(PacsSettings.Transport transport) {
    Optional<ReportClass> reportClass =
        switch (report) {
          case "auto" -> Optional.empty();
          case "3d" -> Optional.of(ReportClass.COMPREHENSIVE_3D);
          case "2d" -> Optional.of(ReportClass.COMPREHENSIVE);
          default -> throw wrong("--report must be auto, 3d or 2d");
        };
    return new PacsSettings(
        transport,
        Duration.ZERO,
        pacs.zone(),
        new PacsSettings.Documents(pacs.codes(), reportClass, !noMarks, agreements));
  }
}
