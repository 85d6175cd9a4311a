package org.fasit.cli;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fasit.journal.JournalEntries;
import org.fasit.journal.UnreadableException;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.Patient;
import org.fasit.model.Study;

/** Takes the patient of an entry out of what a PACS or a registry said of it. */
final class Identity {

  private static final String WITHHELD = "[withheld]";
  private static final int SHORTEST = 3;
  private static final int FARTHEST = 3;

  private final JournalEntries entries;

  Identity(JournalEntries entries) {
    this.entries = entries;
  }

  /**
   * The words without the patient's name, number and birth date, and without the accession number.
   * None of them while the journal cannot be read: whom they name is not known then.
   */
  String withheld(UUID entry, String words) {
    try {
      return study(entry, FARTHEST).map(study -> without(study, words)).orElse(words);
    } catch (UnreadableException e) {
      return WITHHELD;
    }
  }

  private Optional<Study> study(UUID entry, int left) throws UnreadableException {
    Optional<Event> event = entries.find(entry).known().map(Entry::event);
    if (event.isEmpty() || left == 0) {
      return Optional.empty();
    }
    if (event.get() instanceof Event.Assessed it) {
      return Optional.of(it.study());
    }
    if (event.get() instanceof Event.Adjudicated it) {
      return Optional.of(it.study());
    }
    if (event.get() instanceof Event.ExposureStarted it) {
      return Optional.of(it.study());
    }
    if (event.get() instanceof Event.Refined it) {
      return study(it.assessment(), left - 1);
    }
    return event.get() instanceof Event.Undone it
        ? study(it.assessment(), left - 1)
        : Optional.empty();
  }

  private static String without(Study study, String words) {
    Patient patient = study.patient();
    List<String> telling = new ArrayList<>(List.of(patient.id(), study.accessionNumber()));
    Stream.of(patient.name().split("[\\^= ]+")).forEach(telling::add);
    patient
        .birthDate()
        .ifPresent(
            date -> {
              telling.add(date.toString());
              telling.add(DateTimeFormatter.BASIC_ISO_DATE.format(date));
            });
    String left = words;
    for (String word : telling) {
      if (word.length() >= SHORTEST) {
        left = wordPattern(word).matcher(left).replaceAll(WITHHELD);
      }
    }
    return left;
  }

  private static Pattern wordPattern(String word) {
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}])",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
