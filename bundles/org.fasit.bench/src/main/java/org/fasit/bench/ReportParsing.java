package org.fasit.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.io.DicomInputStream;
import org.fasit.dicom.AiResultReader;
import org.fasit.dicom.ReadOutcome;
import org.fasit.dicom.ReaderOptions;
import org.fasit.samples.DicomFiles;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From a report's file to the AI result, beside dcm4che's own time to read the same file into
 * attributes. The goal is a ratio of 1.5 at most, at any number of findings.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
public class ReportParsing {

  @Param({"1", "10", "100", "1000"})
  public int findings;

  private final AiResultReader reader = new AiResultReader(ReaderOptions.standard());
  private Optional<Path> file = Optional.empty();

  @Setup
  public void write() throws IOException {
    Path report = Files.createTempFile("fasit-report-", ".dcm");
    DicomFiles.write(SampleResults.report(SampleResults.study(1), 1, findings), report);
    file = Optional.of(report);
    if (!(reader.read(report) instanceof ReadOutcome.AiResultFound found)
        || found.result().findings().size() != findings) {
      throw new IllegalStateException("the report is not read as written");
    }
  }

  @TearDown
  public void delete() throws IOException {
    Files.delete(file.orElseThrow());
  }

  @Benchmark
  public Attributes dcm4cheReadsAttributes() throws IOException {
    try (DicomInputStream in = new DicomInputStream(file.orElseThrow().toFile())) {
      in.readFileMetaInformation();
      return in.readDataset(-1, -1);
    }
  }

  @Benchmark
  public ReadOutcome fasitReadsResult() {
    return reader.read(file.orElseThrow());
  }
}
