package org.fasit.model;

/** A finding with what the filter decided of it. */
public record FilteredFinding(Finding finding, FilterDecision decision) {}
