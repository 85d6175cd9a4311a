/**
 * How a reading is done, and how the workstation is configured. Stopping waits at most 0.4 s until
 * the exposures of all open readings are ended in the journal.
 */
@NullMarked
package org.fasit.reading.internal;

import org.jspecify.annotations.NullMarked;
