package org.fasit.reading;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.dcm4che3.data.Attributes;
import org.fasit.dicom.ImagePlane;
import org.fasit.dicom.Preview;
import org.fasit.model.AddendumStep;
import org.fasit.model.Code;
import org.fasit.model.Entry;
import org.fasit.model.OpenStudy;
import org.fasit.model.Reader;
import org.fasit.model.Region;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One open study and what its reader does with its AI results.
 *
 * <p>Thread-safe. All methods return at once: parsing, disk and network happen on other threads,
 * and listeners are told of each new state on one of those. An action's future completes when it is
 * durable, or fails with a reason for the reader; the state shows it as logged only then.
 */
@ProviderType
public interface Reading extends AutoCloseable {

  /** The state now. */
  ReadingState state();

  /**
   * Tells the listener of the state now and then of each new one, until closed. States may be
   * skipped when they come fast; an older one never comes after a newer one.
   */
  AutoCloseable watch(Consumer<ReadingState> listener);

  /**
   * Offers a DICOM object of the study that may be an AI result. What is not one is passed over.
   */
  void offer(String label, Attributes dataset);

  /** Offers a DICOM file of the study that may be an AI result. What is not one is passed over. */
  void offer(Path file);

  /**
   * Offers an object that the host reads when asked: on threads of the reading, now and again each
   * time the reader looks at what a machine cannot read. Costs no memory in between.
   */
  void offer(String label, Supplier<Optional<Attributes>> dataset);

  /**
   * Tells where frames of the study's images lie in the patient, so that regions in the patient can
   * be placed on them; needed only of images of many frames, as {@link #update} tells of the
   * others.
   *
   * @param planes reads them, on a thread of the reading; see {@link
   *     org.fasit.dicom.StudyReader#planes}
   */
  void planes(Supplier<List<ImagePlane>> planes);

  /**
   * Objects have left the study. Results are put together from what is left; one of which nothing
   * is left goes, unless a case was logged on it: then it stays in sight with its cases, which can
   * be undone and told more of, and nothing more can be logged on it. Offered again, it comes back.
   */
  void withdraw(Collection<String> sopInstanceUids);

  /**
   * Looks at an object that a machine cannot read.
   *
   * @param object its SOP Instance UID
   * @param side the longest side of the small picture, in pixels
   * @return empty when it cannot be shown or has left the study
   */
  CompletableFuture<Optional<Preview>> preview(String object, int side);

  /**
   * Writes the PDF of an object to a temporary file that only its owner can read, to be opened and
   * not kept: it is deleted when the study is closed, not sooner than a minute after this.
   *
   * @param object its SOP Instance UID
   * @return empty when there is no PDF of at most {@link
   *     org.fasit.dicom.PreviewReader#LONGEST_DOCUMENT} bytes in it, or it has left the study;
   *     fails when it cannot be read or written
   */
  CompletableFuture<Optional<Path>> document(String object);

  /** More of the study's images have been loaded. Refused for another study. */
  void update(OpenStudy study);

  /** Tells whether objects are still being loaded. Prompts wait until they are not. */
  void loading(boolean loading);

  /** Tells whether this study is the one in view; exposures count only that time. */
  void inView(boolean inView);

  /**
   * Logs a finding as false positive. {@code finding} is a {@link org.fasit.model.Finding#key()}.
   */
  CompletableFuture<Entry> falsePositive(String result, String finding);

  /** Logs the exam's positive conclusion as false. */
  CompletableFuture<Entry> falsePositiveExam(String result);

  /** Logs that the product missed something there. Fails for a place outside this study. */
  CompletableFuture<Entry> falseNegative(String result, Region place);

  /** Logs that the product missed something in this exam, without a place. */
  CompletableFuture<Entry> falseNegativeExam(String result);

  /** Logs that the reader agrees with the result. */
  CompletableFuture<Entry> agree(String result);

  /** Tells more about a logged case; the last word of each kind holds. */
  CompletableFuture<Entry> refine(UUID assessment, Refinement refinement);

  /**
   * Says of a missed finding that the product is not made to report it: logs the same place as
   * {@link org.fasit.model.Judgement#OUT_OF_SCOPE} and takes the false negative back, so that no
   * figure of the product counts it. What was told of the case is kept. Gives the entry of the new
   * case; undoing that leaves the false negative taken back. While either cannot be made durable
   * the false negative stands.
   *
   * @param assessment entry id of the false negative
   */
  CompletableFuture<Entry> outOfScope(UUID assessment);

  /** Takes a logged case back, at any time while the study is open. */
  CompletableFuture<Entry> undo(UUID assessment);

  /**
   * Logs that the report needs an addendum because of a missed finding, or that the reader has seen
   * to it. An acknowledgement is refused while nobody knows who reads.
   *
   * @param assessment entry id of a false negative
   */
  default CompletableFuture<Entry> addendum(UUID assessment, AddendumStep step) {
    return CompletableFuture.failedFuture(new UnsupportedOperationException());
  }

  /** Takes the last step of an addendum back, at any time while the study is open. */
  default CompletableFuture<Entry> undoAddendum(UUID assessment) {
    return CompletableFuture.failedFuture(new UnsupportedOperationException());
  }

  /**
   * Tells who reads from now on, in every open study of this workstation. The exposures of whoever
   * read before end; what they said stays theirs.
   *
   * @param reader {@link Reader#UNKNOWN} when nobody knows
   */
  default void readBy(Reader reader) {}

  /** Dismisses the prompt that is shown, if any. */
  CompletableFuture<Optional<Entry>> dismissPrompt();

  /** Puts rejected deliveries back in line. */
  void retryDeliveries();

  /**
   * Ends the reading and has it recorded for how long each result was in view. Returns at once,
   * like all the others; idempotent. Later actions fail.
   */
  @Override
  void close();

  /** How long {@link #undo} is offered on the spot. */
  Duration UNDO_WINDOW = Duration.ofSeconds(10);

  /** What a reader adds to a logged case, each part optional. */
  record Refinement(
      Optional<Code> reason, Optional<Code> what, Optional<Code> site, Optional<String> comment) {

    /** Whether nothing is told. */
    public boolean isEmpty() {
      return reason.isEmpty() && what.isEmpty() && site.isEmpty() && comment.isEmpty();
    }
  }
}
