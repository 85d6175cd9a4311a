package org.fasit.workstation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.fasit.dicom.DicomFolder;
import org.fasit.dicom.ReaderOptions;
import org.fasit.reading.Reading;
import org.fasit.reading.ReadingRoom;
import org.fasit.reading.ReadingState.Card;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/**
 * A reader at work inside the framework, led from outside by words: {@code open FOLDER} shows a
 * study and returns once all of it is read, {@code log} logs its first finding as false positive
 * and gives the id, {@code close} leaves it and gives the milliseconds that it took.
 */
public final class HostReader implements BundleActivator {

  private static final long PATIENCE_NANOS = 30_000_000_000L;

  private Optional<BundleContext> context = Optional.empty();
  private Optional<Reading> open = Optional.empty();

  /** A bundle of the reader alone. */
  static Path asBundle(Path jar) throws IOException {
    return OwnBundle.write(
        jar,
        "host-reader",
        HostReader.class,
        Map.of(
            "Bundle-Activator",
            HostReader.class.getName(),
            "Import-Package",
            "org.osgi.framework,org.fasit.reading,org.fasit.dicom,org.fasit.model"),
        Map.of());
  }

  @Override
  public void start(BundleContext now) {
    context = Optional.of(now);
    UnaryOperator<String> led = this::perform;
    now.registerService(UnaryOperator.class.getName(), led, null);
  }

  /** Leaves the study open, as a host does that exits. */
  @Override
  public void stop(BundleContext now) {}

  private String perform(String words) {
    try {
      if (words.equals("log")) {
        return log();
      }
      return words.equals("close") ? close() : open(Path.of(words.substring("open ".length())));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private String open(Path folder) throws Exception {
    BundleContext here = context.orElseThrow();
    await(() -> here.getServiceReference(ReadingRoom.class) != null);
    ReadingRoom room = here.getService(here.getServiceReference(ReadingRoom.class));
    DicomFolder.Contents contents = DicomFolder.scan(folder, ReaderOptions.standard());
    Reading reading = room.open(contents.studies().get(0));
    open = Optional.of(reading);
    reading.loading(true);
    reading.inView(true);
    contents.candidates().forEach(reading::offer);
    reading.loading(false);
    await(() -> !reading.state().loading() && withFinding(reading).isPresent());
    return "";
  }

  private String log() throws Exception {
    Reading reading = open.orElseThrow();
    Card card = withFinding(reading).orElseThrow();
    String finding = card.rows().get(0).finding().finding().key();
    return reading.falsePositive(card.key(), finding).get().id().toString();
  }

  private String close() {
    long start = System.nanoTime();
    open.orElseThrow().close();
    return Long.toString((System.nanoTime() - start) / 1_000_000);
  }

  private static Optional<Card> withFinding(Reading reading) {
    List<Card> cards = reading.state().cards();
    return cards.stream().filter(card -> !card.rows().isEmpty()).findFirst();
  }

  private static void await(BooleanSupplier wanted) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!wanted.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("waited too long");
      }
      Thread.sleep(10);
    }
  }
}
