package org.fasit.dicom.document;

import java.time.Instant;
import java.util.UUID;
import org.fasit.model.Entry;
import org.fasit.model.Reader;

/**
 * The journal entry that a document is written for.
 *
 * @param id its id
 * @param time when it was logged
 * @param reader who said it
 */
record Writing(UUID id, Instant time, Reader reader) {

  static Writing of(Entry entry, Reader reader) {
    return new Writing(entry.id(), entry.time(), reader);
  }
}
