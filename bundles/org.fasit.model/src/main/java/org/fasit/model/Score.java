package org.fasit.model;

/**
 * A certainty or probability just as the vendor sent it. It is not a calibrated probability.
 *
 * @param name the measured concept's meaning, such as {@code Certainty of Finding}
 * @param value the number as sent
 * @param unit UCUM unit code as sent, such as {@code %} or {@code 1}; may be empty
 */
public record Score(String name, double value, String unit) {}
