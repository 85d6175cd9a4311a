/**
 * The durable, append-only log on the workstation and the outbox of its deliveries.
 *
 * <p>A {@link org.fasit.journal.Journal} takes events, decisions on cases (adjudications) among
 * them, and hands them to each {@link org.fasit.journal.Destination} that wants them. What a
 * destination answers is an {@link org.fasit.journal.Destination.Outcome}: delivered, perhaps with
 * a warning; again later; unclear, which is believed the third time; or rejected. A {@link
 * org.fasit.journal.BusyException} asks for a pause. Refusals and warnings are kept as {@link
 * org.fasit.journal.Remark}s until a person has them tried again, and {@link
 * org.fasit.journal.Journal#redeliver} sends everything once more. {@link
 * org.fasit.journal.Journal#ofStudy} tells what was logged of a study, by whichever viewer.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.fasit.journal;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
