package org.fasit.model;

/**
 * Who reads.
 *
 * @param id the sign-in name; goes to the registry as a pseudonym only; empty when not known
 * @param name DICOM Person Name for documents in the PACS; may be empty
 */
public record Reader(String id, String name) {

  /**
   * Nobody knows who reads: a shared account is signed in, and nobody has said who sits there. No
   * figure about readers counts what an unknown reader did.
   */
  public static final Reader UNKNOWN = new Reader("", "");

  /** Whether it is known who reads. */
  public boolean isKnown() {
    return !id.isBlank() || !name.isBlank();
  }
}
