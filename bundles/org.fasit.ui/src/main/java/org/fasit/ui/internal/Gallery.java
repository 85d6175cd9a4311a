package org.fasit.ui.internal;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.swing.SwingUtilities;
import org.fasit.dicom.Preview;
import org.fasit.model.GraphicType;
import org.fasit.model.Region;
import org.fasit.reading.Reading;
import org.fasit.reading.ReadingState.Card;
import org.fasit.reading.ReadingState.Picture;
import org.fasit.ui.ImagePort;

/**
 * What of the AI's can be looked at but not read: fetches small pictures of it, {@value #MOST} at
 * most of a study, and opens it on the reader's click. Lives on the event dispatch thread and does
 * its work on others.
 */
final class Gallery {

  static final int MOST = 60;
  private static final int SMALL = 96;
  private static final int LARGE = 1024;

  /** Shows a document with the program that the user has for it. */
  interface DocumentViewer {
    /** Why it cannot be shown, in words for the reader; empty when it is. Not on the EDT. */
    Optional<String> open(Path file);
  }

  /** Shows a picture that the host has no view for. */
  interface Window {
    void show(Line.Picture picture, BufferedImage image);
  }

  private final DocumentViewer documents;
  private final Window window;
  private final Runnable changed;
  private final Set<String> wanted = new HashSet<>();
  private Optional<Reading> reading = Optional.empty();
  private Optional<ImagePort> port = Optional.empty();
  private Choices choices = new Choices();

  Gallery(DocumentViewer documents, Window window, Runnable changed) {
    this.documents = documents;
    this.window = window;
    this.changed = changed;
  }

  void on(Optional<Reading> newReading, ImagePort newPort, Choices newChoices) {
    reading = newReading;
    port = Optional.of(newPort);
    choices = newChoices;
    wanted.clear();
  }

  /** Fetches what is not there yet of the cards that are open. */
  void fetch(List<Card> cards) {
    for (Card card : cards) {
      if (!card.background().pictures().isEmpty() && choices.isOpen(card)) {
        card.background().pictures().forEach(this::fetch);
      }
    }
  }

  private void fetch(Picture picture) {
    if (wanted.size() < MOST && wanted.add(picture.object())) {
      reading.ifPresent(from -> fetch(from, picture.object()));
    }
  }

  private void fetch(Reading from, String object) {
    Choices mine = choices;
    from.preview(object, SMALL)
        .thenApplyAsync(preview -> preview.map(Gallery::look))
        .thenAccept(
            look -> SwingUtilities.invokeLater(() -> look.ifPresent(l -> came(mine, object, l))));
  }

  private static Look look(Preview preview) {
    return new Look(
        CodeText.clean(preview.title()), Thumbnails.of(preview, SMALL), Optional.empty());
  }

  private void came(Choices mine, String object, Look look) {
    if (mine == choices) {
      choices.looks().put(object, look);
      changed.run();
    }
  }

  void open(Line.Picture picture) {
    String object = picture.object();
    if (reading.isEmpty() || !choices.begin("open/" + object)) {
      return;
    }
    if (picture.document()) {
      openDocument(reading.get(), object);
    } else if (port.filter(images -> images.has(object)).isPresent()) {
      Region whole = new Region(GraphicType.POINT, object, 1, List.of());
      port.ifPresent(images -> images.reveal(whole));
      opened(choices, object, Optional.empty());
    } else {
      openWindow(reading.get(), picture);
    }
  }

  private void openDocument(Reading from, String object) {
    Choices mine = choices;
    from.document(object)
        .thenApplyAsync(file -> file.map(documents::open).orElse(told("picture.noDocument")))
        .exceptionally(problem -> told("picture.noDocument"))
        .thenAccept(trouble -> SwingUtilities.invokeLater(() -> opened(mine, object, trouble)));
  }

  private static Optional<String> told(String key) {
    return Optional.of(Messages.get(key));
  }

  private void openWindow(Reading from, Line.Picture picture) {
    Choices mine = choices;
    from.preview(picture.object(), LARGE)
        .thenApplyAsync(preview -> preview.flatMap(seen -> Thumbnails.of(seen, LARGE)))
        .exceptionally(problem -> Optional.empty())
        .thenAccept(image -> SwingUtilities.invokeLater(() -> seen(mine, picture, image)));
  }

  private void seen(Choices mine, Line.Picture picture, Optional<BufferedImage> image) {
    if (mine == choices) {
      image.ifPresent(large -> window.show(picture, large));
      Optional<String> trouble = image.isPresent() ? Optional.empty() : told("picture.notShown");
      opened(mine, picture.object(), trouble);
    }
  }

  private void opened(Choices mine, String object, Optional<String> trouble) {
    mine.end("open/" + object);
    Look look = mine.looks().getOrDefault(object, Look.NONE);
    mine.looks().put(object, trouble.map(look::failed).orElseGet(look::opened));
    if (mine == choices) {
      changed.run();
    }
  }
}
