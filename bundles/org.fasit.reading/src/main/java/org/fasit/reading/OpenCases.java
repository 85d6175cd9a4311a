package org.fasit.reading;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.fasit.dicom.document.StudyPlace;
import org.fasit.model.AddendumStep;
import org.fasit.model.Adjudication;
import org.fasit.model.Code;
import org.fasit.model.Entry;
import org.fasit.model.Judgement;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The site's logged cases, read back from its PACS, and the decisions on them.
 *
 * <p>The service has the property {@link #SUPERUSER} as section {@code reading} of the settings
 * tells it: hosts show the cases where it is {@code true}, and bind the service with {@link
 * #FOR_SUPERUSERS} as target.
 *
 * <p>Thread-safe. All methods return at once; listeners are told on a thread of ours.
 */
@ProviderType
public interface OpenCases {

  /** Service property: whether the reader at this workstation decides on logged cases. */
  String SUPERUSER = "superuser";

  /** Finds the service where its reader does. */
  String FOR_SUPERUSERS = "(" + SUPERUSER + "=true)";

  /** The state now. */
  OpenCasesState state();

  /**
   * Tells the listener of the state now and then of each new one, until closed. States may be
   * skipped when they come fast; an older one never comes after a newer one.
   */
  AutoCloseable watch(Consumer<OpenCasesState> listener);

  /**
   * Reads the lists in the background; does nothing while they are being read.
   *
   * @param anew whether to ask for what is known and cannot have changed as well
   */
  void read(boolean anew);

  /** Stops a reading under way; what has come so far stays. */
  void stop();

  /**
   * Logs a decision. The last one on a case holds, whoever made it. The future completes when it is
   * on disk; then the case is looked up once more, and a decision that somebody else made meanwhile
   * is shown beside ours.
   *
   * @param assessment {@link org.fasit.dicom.document.LoggedCase#id} of the case
   */
  CompletableFuture<Entry> decide(UUID assessment, Ruling ruling);

  /**
   * Takes a decision of ours back, until {@link OpenCasesState.Mine#until}: a little before it is
   * sent. Later the case can only be decided on anew.
   *
   * @param decision id of its entry
   */
  CompletableFuture<Entry> undo(UUID decision);

  /**
   * Logs that the report needs an addendum because of a missed finding, or that the reader has seen
   * to it; {@link #undo} takes it back at any time while the cases are at hand. An acknowledgement
   * is refused while nobody knows who reads.
   *
   * @param assessment {@link org.fasit.dicom.document.LoggedCase#id} of the case
   */
  default CompletableFuture<Entry> addendum(UUID assessment, AddendumStep step) {
    return CompletableFuture.failedFuture(new UnsupportedOperationException());
  }

  /**
   * Where the study's images are to be had (WADO-RS), for a host that can fetch them.
   *
   * @return empty when the PACS is not on the web, or lets in nobody but us
   */
  Optional<StudyPlace> study(String studyInstanceUid);

  /**
   * A decision.
   *
   * @param corrected what the case was instead; told when it is CORRECTED, and only then
   * @param reason on what it rests, as a rule a {@link DecisionBasis}
   * @param comment free text for those who read the case in the PACS
   */
  record Ruling(
      Adjudication decision,
      Optional<Judgement> corrected,
      Optional<Code> reason,
      Optional<String> comment) {}
}
