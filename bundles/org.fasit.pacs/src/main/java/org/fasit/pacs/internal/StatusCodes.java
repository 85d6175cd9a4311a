package org.fasit.pacs.internal;

import java.util.Optional;
import java.util.regex.Pattern;
import org.fasit.journal.DeliveryTrouble.Cause;

/**
 * The meaning of C-STORE statuses (DICOM PS3.4 table B.2-1, PS3.7 annex C), which are also the
 * failure and warning reasons of STOW-RS (PS3.18 table I.2-1 and following), with those of the
 * Azure DICOM service.
 */
final class StatusCodes {

  private static final int SUCCESS = 0x0000;
  private static final int PROCESSING_FAILURE = 0x0110;
  private static final int DUPLICATE = 0x0111;
  private static final int CLASS_NOT_SUPPORTED = 0x0122;
  private static final int NOT_AUTHORIZED = 0x0124;
  private static final int RESOURCE_LIMITATION = 0x0213;
  private static final int AZURE_STUDY_MISMATCH = 43265;
  private static final int AZURE_ALREADY_STORED = 45070;
  private static final int AZURE_BEING_CREATED = 45071;

  private static final Pattern ALREADY =
      Pattern.compile("already (exist|stored|there|present)|duplicate", Pattern.CASE_INSENSITIVE);

  private StatusCodes() {}

  /** A C-STORE status. */
  static StoreStatus ofStatus(int status, Optional<String> comment) {
    if (status == SUCCESS) {
      return StoreStatus.Stored.PLAIN;
    }
    boolean warning =
        status >> 12 == 0xB || status == 0x0001 || status == 0x0107 || status == 0x0116;
    return warning
        ? new StoreStatus.Stored(Optional.of(warning(status)))
        : ofFailure(status, comment);
  }

  /**
   * A Failure Reason (0008,1197).
   *
   * @param comment what the PACS says beside it
   */
  static StoreStatus ofFailure(int reason, Optional<String> comment) {
    return ofFailure(reason, comment, comment);
  }

  /**
   * A Failure Reason (0008,1197).
   *
   * @param comment what the PACS says beside it, for people
   * @param all everything that the PACS says of the instance, private elements too
   */
  static StoreStatus ofFailure(int reason, Optional<String> comment, Optional<String> all) {
    String words = words(reason, comment);
    if (reason == CLASS_NOT_SUPPORTED) {
      return new StoreStatus.ClassRefused(words);
    }
    if (reason == NOT_AUTHORIZED) {
      return new StoreStatus.Again(words, Cause.PERMISSION);
    }
    if (reason >> 8 == 0xA7 || reason == RESOURCE_LIMITATION || reason == AZURE_BEING_CREATED) {
      return new StoreStatus.Again(words);
    }
    boolean isDuplicate = reason == AZURE_ALREADY_STORED || reason == DUPLICATE;
    if (isDuplicate || all.filter(text -> ALREADY.matcher(text).find()).isPresent()) {
      return new StoreStatus.MayBeThere(words, true, alreadyNotFound(words));
    }
    return new StoreStatus.MayBeThere(
        words,
        false,
        reason == PROCESSING_FAILURE
            ? new StoreStatus.Again(words)
            : new StoreStatus.Rejected(words));
  }

  private static StoreStatus alreadyNotFound(String words) {
    return new StoreStatus.Again(Messages.text("alreadyNotFound", words));
  }

  /** A Warning Reason (0008,1196), in words. */
  static String warning(int reason) {
    String key =
        switch (reason) {
          case 0xB000 -> "coerced";
          case 0xB006 -> "discarded";
          case 0xB007 -> "mismatch";
          default -> "other";
        };
    return Messages.text("warning." + key, "%04X".formatted(reason));
  }

  private static String words(int reason, Optional<String> comment) {
    String told =
        comment.map(HttpText::line).filter(text -> !text.isEmpty()).map(t -> ": " + t).orElse("");
    return Messages.text("status." + key(reason), "%04X".formatted(reason), told);
  }

  private static String key(int reason) {
    return switch (reason) {
      case PROCESSING_FAILURE -> "processing";
      case DUPLICATE, AZURE_ALREADY_STORED -> "duplicate";
      case CLASS_NOT_SUPPORTED -> "class";
      case NOT_AUTHORIZED -> "notAuthorized";
      case AZURE_STUDY_MISMATCH -> "study";
      case AZURE_BEING_CREATED -> "creating";
      case RESOURCE_LIMITATION -> "resources";
      default ->
          switch (reason >> 8) {
            case 0xA7 -> "resources";
            case 0xA9 -> "mismatch";
            default -> reason >> 12 == 0xC ? "notUnderstood" : "refused";
          };
    };
  }
}
