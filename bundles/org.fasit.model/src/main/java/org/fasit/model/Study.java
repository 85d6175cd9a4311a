package org.fasit.model;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * The exam at hand, as its images tell it. Texts are as sent and may be empty.
 *
 * @param patient whose
 * @param studyInstanceUid Study Instance UID
 * @param studyId Study ID
 * @param accessionNumber Accession Number
 * @param date Study Date
 * @param time Study Time
 * @param description Study Description
 * @param modality modality of the first image, such as {@code DX}
 * @param bodyPart Body Part Examined of the first image that tells it
 * @param age at the time of the study
 */
public record Study(
    Patient patient,
    String studyInstanceUid,
    String studyId,
    String accessionNumber,
    Optional<LocalDate> date,
    Optional<LocalTime> time,
    String description,
    String modality,
    String bodyPart,
    Optional<Age> age) {}
