package org.fasit.model;

/**
 * Who reads.
 *
 * @param id the sign-in name; goes to the registry as a pseudonym only
 * @param name DICOM Person Name for documents in the PACS; may be empty
 */
public record Reader(String id, String name) {}
