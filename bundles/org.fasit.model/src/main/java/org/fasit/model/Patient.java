package org.fasit.model;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Whose study it is. Never leaves the hospital.
 *
 * @param name DICOM Person Name as stored, such as {@code Prøve^Åse}; may be empty
 * @param id Patient ID; may be empty
 * @param issuer Issuer of Patient ID; may be empty
 * @param birthDate date of birth
 * @param sex sex
 */
public record Patient(
    String name, String id, String issuer, Optional<LocalDate> birthDate, Sex sex) {}
