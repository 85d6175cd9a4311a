package org.fasit.dicom;

/** What reading one object came to, and why. */
public record Explained(ReadOutcome outcome, Explanation explanation) {}
