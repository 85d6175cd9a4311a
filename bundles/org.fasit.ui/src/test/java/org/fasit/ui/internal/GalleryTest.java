package org.fasit.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.swing.SwingUtilities;
import org.fasit.ui.FakeReading;
import org.fasit.ui.ImagePort;
import org.fasit.ui.Scenes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Documents are opened off the event dispatch thread, and trouble is told on their line. */
class GalleryTest {

  private static final Line.Picture PDF =
      new Line.Picture("nodules", "pdf", true, "PDF", "", false, Optional.empty());

  private final FakeReading reading =
      new FakeReading(Scenes.state(List.of(Scenes.detailed())), Clock.systemUTC());
  private final Choices choices = new Choices();
  private final Semaphore changes = new Semaphore(0);

  @BeforeEach
  void english() {
    Locale.setDefault(Locale.ENGLISH);
  }

  private Look open(Gallery.DocumentViewer viewer) throws Exception {
    Gallery gallery = new Gallery(viewer, (picture, image) -> {}, changes::release);
    SwingUtilities.invokeAndWait(
        () -> {
          gallery.on(Optional.of(reading), ImagePort.NONE, choices);
          gallery.open(PDF);
          gallery.open(PDF);
        });
    assertEquals(true, changes.tryAcquire(20, TimeUnit.SECONDS));
    return choices.looks().get("pdf");
  }

  @Test
  void aDocumentIsHandedToTheViewerOnceAndOffTheEventDispatchThread() throws Exception {
    Path file = Path.of("result.pdf");
    reading.document = Optional.of(file);
    CompletableFuture<Boolean> onEdt = new CompletableFuture<>();
    Look look =
        open(
            opened -> {
              assertEquals(file, opened);
              onEdt.complete(SwingUtilities.isEventDispatchThread());
              return Optional.empty();
            });
    assertFalse(onEdt.get(20, TimeUnit.SECONDS));
    assertEquals(Optional.empty(), look.trouble());
    assertEquals(List.of("document pdf"), reading.calls);
  }

  @Test
  void whyADocumentCannotBeOpenedIsToldOnItsLine() throws Exception {
    reading.document = Optional.of(Path.of("result.pdf"));
    String why = Messages.get("picture.noViewer");
    assertEquals(Optional.of(why), open(opened -> Optional.of(why)).trouble());
  }

  @Test
  void anObjectWithoutADocumentSaysSo() throws Exception {
    assertEquals(
        Optional.of("There is no PDF in it that can be opened."),
        open(opened -> Optional.empty()).trouble());
  }
}
