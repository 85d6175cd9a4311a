package org.fasit.cli.host;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fasit host-index}: the names and types of an installed Weasis as one text. */
@Command(
    name = "host-index",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the names and types that an installed Weasis offers, for check-host elsewhere.",
      "No code, no settings and no user data are in it."
    })
public final class HostIndexCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", description = "installation folder, or the folder of its bundles")
  private Path folder = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "where to write; gzipped if it ends in .gz (default: standard output)")
  private Optional<Path> file = Optional.empty();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new ParameterException(spec.commandLine(), "there is no folder " + folder);
    }
    HostFolder.Taken taken = HostFolder.read(folder);
    PrintWriter err = spec.commandLine().getErr();
    taken.notes().forEach(note -> err.println("fasit: " + note));
    if (file.isPresent()) {
      try (Writer out = writer(file.get())) {
        HostIndexWriter.write(taken.index(), out);
      }
    } else {
      PrintWriter out = spec.commandLine().getOut();
      HostIndexWriter.write(taken.index(), out);
      out.flush();
    }
    HostIndex index = taken.index();
    int classes = index.bundles().stream().mapToInt(bundle -> bundle.classes().size()).sum();
    err.printf(
        "fasit: Weasis %s, %d bundles, %d classes%n",
        index.version(), index.bundles().size(), classes);
    err.flush();
    return 0;
  }

  private static Writer writer(Path file) throws IOException {
    OutputStream out = Files.newOutputStream(file);
    boolean packed = file.getFileName().toString().endsWith(".gz");
    return new BufferedWriter(
        new OutputStreamWriter(packed ? new GZIPOutputStream(out) : out, StandardCharsets.UTF_8));
  }
}
