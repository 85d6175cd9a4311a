package org.fasit.reading.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.dcm4che3.data.Attributes;
import org.fasit.dicom.Preview;
import org.fasit.dicom.PreviewReader;

/** Where an object can be read once more. */
sealed interface Original {

  /** A small picture of it; empty when it cannot be read. */
  Optional<Preview> look(int side);

  /** Writes the PDF in it; false, and nothing written, when there is none. */
  boolean writePdf(OutputStream to) throws IOException;

  /** A file. */
  record InFile(Path file) implements Original {
    @Override
    public Optional<Preview> look(int side) {
      return PreviewReader.look(file, side);
    }

    @Override
    public boolean writePdf(OutputStream to) throws IOException {
      return PreviewReader.writePdf(file, to);
    }
  }

  /** What the host reads when asked. */
  record AtHost(Supplier<Optional<Attributes>> dataset) implements Original {
    @Override
    public Optional<Preview> look(int side) {
      return dataset.get().flatMap(read -> PreviewReader.look(read, side));
    }

    @Override
    public boolean writePdf(OutputStream to) throws IOException {
      Optional<Attributes> read = dataset.get();
      return read.isPresent() && PreviewReader.writePdf(read.get(), to);
    }
  }

  /** What the host has read, and what costs memory as long as it is kept. */
  record Held(Attributes dataset) implements Original {
    @Override
    public Optional<Preview> look(int side) {
      return PreviewReader.look(dataset, side);
    }

    @Override
    public boolean writePdf(OutputStream to) throws IOException {
      return PreviewReader.writePdf(dataset, to);
    }
  }
}
