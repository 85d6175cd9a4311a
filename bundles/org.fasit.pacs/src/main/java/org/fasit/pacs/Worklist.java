package org.fasit.pacs;

/**
 * Whether each case also becomes a work item in the PACS (Unified Procedure Step, DICOM PS3.18
 * section 11), beside its key objects, which are always written.
 *
 * @param mode whether
 * @param requester our AE title, for servers that want it with a change of state
 */
public record Worklist(Mode mode, String requester) {

  /** No work items. */
  public static final Worklist OFF = new Worklist(Mode.OFF, "FASIT");

  /** Whether cases become work items. */
  public enum Mode {
    /** Where the server has a worklist. */
    AUTO,
    /** Always; a case waits until its work item is there. */
    ON,
    OFF
  }
}
