package org.fasit.reading.internal;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.fasit.reading.ReadingState.SignOff;
import org.fasit.reading.ReadingState.SignOff.Source;

/**
 * Whether an exam is signed off, as far as DICOM tells. Few objects do: a verified report among the
 * study's documents (PS3.3 C.17.2, Verification Flag), or the retired Study Status ID. That neither
 * is there means nothing.
 */
final class SignOffs {

  /** Reports by people: Basic Text, Enhanced, Comprehensive and Comprehensive 3D SR. */
  private static final Set<String> REPORTS =
      Set.of(
          "1.2.840.10008.5.1.4.1.1.88.11",
          "1.2.840.10008.5.1.4.1.1.88.22",
          "1.2.840.10008.5.1.4.1.1.88.33",
          "1.2.840.10008.5.1.4.1.1.88.34");

  /** Of the values of (0032,000A) in PS3.3-2004 those of an exam that has been read. */
  private static final Set<String> READ = Set.of("READ", "VERIFIED");

  private SignOffs() {}

  /** What an object that is no AI result tells. */
  static Optional<SignOff> of(Attributes object) {
    if (REPORTS.contains(text(object, Tag.SOPClassUID))
        && text(object, Tag.VerificationFlag).equals("VERIFIED")
        && text(object, Tag.CompletionFlag).equals("COMPLETE")) {
      return Optional.of(new SignOff(Source.VERIFIED_REPORT, verified(object)));
    }
    return READ.contains(text(object, Tag.StudyStatusID))
        ? Optional.of(new SignOff(Source.STUDY_STATUS, Optional.empty()))
        : Optional.empty();
  }

  /** The better of two: a report before a status, of reports the later. */
  static Optional<SignOff> better(Optional<SignOff> one, Optional<SignOff> other) {
    Comparator<SignOff> order =
        Comparator.comparing(SignOff::source, Comparator.reverseOrder())
            .thenComparing(signOff -> signOff.at().orElse(Instant.MIN));
    return Stream.of(one, other).flatMap(Optional::stream).max(order);
  }

  private static Optional<Instant> verified(Attributes report) {
    Sequence observers = report.getSequence(Tag.VerifyingObserverSequence);
    return observers == null
        ? Optional.empty()
        : observers.stream().flatMap(SignOffs::moment).max(Comparator.naturalOrder());
  }

  /** Without an offset from UTC the time is taken to be this workstation's. */
  private static Stream<Instant> moment(Attributes observer) {
    try {
      Date date = observer.getDate(Tag.VerificationDateTime);
      return date == null ? Stream.empty() : Stream.of(date.toInstant());
    } catch (RuntimeException malformed) {
      return Stream.empty();
    }
  }

  private static String text(Attributes object, int tag) {
    return Optional.ofNullable(object.getString(tag)).orElse("").strip().toUpperCase(Locale.ROOT);
  }
}
