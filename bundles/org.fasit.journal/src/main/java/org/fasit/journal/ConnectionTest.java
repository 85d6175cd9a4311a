package org.fasit.journal;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Tries out where deliveries go, with settings that need not be in force yet. Leaves nothing there.
 */
@ConsumerType
public interface ConnectionTest {

  /** The longest that a whole test takes. */
  Duration LONGEST = Duration.ofSeconds(30);

  /** The section of the settings file that it tests, such as {@code pacs}. */
  String section();

  /**
   * Tests step by step, and tells each step as soon as it is done. Blocks; ends soon after the
   * thread is interrupted.
   *
   * @param properties the section as it would be in force
   * @param tell takes each finding, on the calling thread
   */
  void run(Map<String, ?> properties, Consumer<Check> tell) throws InterruptedException;

  /** How a step went. */
  enum Outcome {
    /** As it should be. */
    GOOD,
    /** It works, or may work, but somebody should look at it. */
    DOUBTFUL,
    /** It does not work. */
    BAD
  }

  /**
   * One step.
   *
   * @param what what was tried, in the user's language
   * @param told what came of it and, where it is not good, who can mend it
   */
  record Check(Outcome outcome, String what, String told) {}
}
