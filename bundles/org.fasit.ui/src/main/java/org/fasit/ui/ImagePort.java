package org.fasit.ui;

import java.awt.Component;
import java.util.List;
import java.util.Optional;
import org.fasit.model.Region;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a host does with images for the panel. All calls come and go on the event dispatch thread.
 */
@ConsumerType
public interface ImagePort {

  /** Where there are no images: nothing is shown and nothing is pointed at. */
  ImagePort NONE = new NoImages();

  /** Shows the image and frame of that region; one without points stands for the whole frame. */
  void reveal(Region region);

  /** Whether the host has a view of that image of the study, so that it can be revealed. */
  default boolean has(String sopInstanceUid) {
    return false;
  }

  /**
   * The image that the reader looks at: what the view shows that was clicked last or has the
   * keyboard focus. The host tells of another one by {@link AiPanel#imageChanged()}.
   *
   * @return its SOP Instance UID; empty where none is shown
   */
  default Optional<String> inView() {
    return Optional.empty();
  }

  /** Whether a component with the keyboard focus is a view of images of the study. */
  default boolean isImage(Component focused) {
    return false;
  }

  /** Gives the keyboard focus to the image that the reader looks at. */
  default void focus() {}

  /** Replaces the marks of the study in view; an empty list hides them all at once. */
  void marks(List<Mark> marks);

  /** Lights the mark of that number while the pointer is over its row; 0 lights none. */
  default void hover(int number) {}

  /** The next click on the image gives a place. The panel itself takes Enter and Esc. */
  void arm(Pick pick, String hint);

  /** Ends {@link #arm} without a place and gives the user's own mouse tool back. */
  void disarm();

  /** Receives what the reader points at, once. */
  interface Pick {
    void at(Region place);

    void wholeExam();

    void cancelled();
  }
}
