package org.fasit.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.fasit.journal.DeliveryTrouble;
import org.fasit.journal.JournalReport;
import org.fasit.journal.JournalReport.FileReport;
import org.fasit.journal.JournalReport.Harm;
import org.fasit.journal.Remark;
import org.fasit.journal.file.FileJournal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fasit journal}: what can be told of a journal's folder without a viewer. */
@Command(
    name = "journal",
    mixinStandardHelpOptions = true,
    description = "Checks the journal of a workstation.",
    subcommands = {JournalCommand.Verify.class})
final class JournalCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return spec.exitCodeOnInvalidInput();
  }

  /** {@code fasit journal verify}: whole, repaired or tampered, file by file. */
  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = {
        "Says of each file whether it is whole, repaired or tampered, and in which line.",
        "Then what waits and what keeps it waiting: sign-in, permission, certificates, settings, or",
        "what has repeated itself for an hour; and each entry that was refused or taken with a",
        "warning, newest first.",
        "Reads only, and may be used while viewers are open. Exits 0 when nothing was tampered with,"
            + " 1 when something was, 2 when there is no such folder."
      })
  static final class Verify implements Callable<Integer> {

    private static final int LONGEST_TEXT = 300;

    @Parameters(paramLabel = "DIR", description = "folder of the journal")
    private Path folder = Path.of(".");

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      if (!Files.isDirectory(folder)) {
        throw new ParameterException(spec.commandLine(), folder + " is not a folder");
      }
      JournalReport report = FileJournal.verify(folder);
      PrintWriter out = spec.commandLine().getOut();
      report.files().forEach(file -> print(file, out));
      report.trouble().forEach(trouble -> out.println("TAMPERED  " + plain(trouble)));
      printTotal(report, out);
      if (!report.remarks().isEmpty()) {
        Identity identity = new Identity(FileJournal.entries(folder));
        report.remarks().forEach(remark -> print(remark, identity, out));
      }
      out.flush();
      return report.untampered() ? 0 : 1;
    }

    private void print(FileReport file, PrintWriter out) {
      String name = plain(folder.relativize(file.file()).toString());
      out.printf("%-9s %s, %s%n", condition(file), name, counted(file.entries()));
      file.aside()
          .ifPresent(aside -> out.println("          torn tail kept aside in " + shown(aside)));
      for (Harm harm : file.harms()) {
        out.printf("          line %d %s%n", harm.line(), plain(harm.why()));
      }
    }

    private String shown(Path aside) {
      return plain(folder.relativize(aside).toString());
    }

    private static String condition(FileReport file) {
      return switch (file.condition()) {
        case WHOLE -> "whole";
        case OPEN -> "open";
        case TORN -> "torn";
        case REPAIRED -> "repaired";
        case NEWER -> "newer";
        case TAMPERED -> "TAMPERED";
      };
    }

    private static void printTotal(JournalReport report, PrintWriter out) {
      out.printf("%d files, %s%n", report.files().size(), counted(report.entries()));
      new TreeMap<>(report.destinations())
          .forEach(
              (name, counts) -> {
                out.printf(
                    "%s: %d waiting, %d refused%n",
                    plain(name), counts.waiting(), counts.rejected());
                counts.trouble().ifPresent(trouble -> print(name, trouble, out));
              });
    }

    private static void print(String destination, DeliveryTrouble trouble, PrintWriter out) {
      out.printf(
          "%-9s %s, since %s: %s%n",
          "trouble",
          plain(destination),
          trouble.since().truncatedTo(ChronoUnit.SECONDS),
          plain(trouble.words()));
    }

    private static void print(Remark remark, Identity identity, PrintWriter out) {
      String kind =
          switch (remark.kind()) {
            case REFUSED -> "refused";
            case WARNED -> "warning";
          };
      out.printf(
          "%-9s %s, entry %s, %s: %s%n",
          kind,
          plain(remark.destination()),
          remark.entry(),
          remark.time(),
          plain(identity.withheld(remark.entry(), remark.words())));
    }

    private static String counted(long entries) {
      return entries == 1 ? "1 entry" : entries + " entries";
    }

    /** What stands in a file that was tampered with must not steer the terminal. */
    private static String plain(String text) {
      String visible = text.replaceAll("\\p{Cntrl}", "?");
      return visible.length() <= LONGEST_TEXT ? visible : visible.substring(0, LONGEST_TEXT) + "…";
    }
  }
}
