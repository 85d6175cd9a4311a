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
 *
 * <p>What keeps entries from a destination is a {@link org.fasit.journal.DeliveryTrouble}. It is
 * told at once where a person must act (sign-in, permission, certificates, settings), and else
 * after an hour. It stands in {@link org.fasit.journal.DeliveryState}, and in the files, for other
 * viewers and {@code fasit journal verify}, until a delivery succeeds. A destination names it by
 * the cause of {@code Again} or by an {@link org.fasit.journal.AccessException}. The next attempt
 * then waits for all entries together, so that a wrong password is not tried again for each of
 * them.
 *
 * <p>A search for an entry has three answers ({@link org.fasit.journal.Lookup}): found, not there,
 * and cannot be read just now. Only the second is final. With the third, a destination answers
 * {@link org.fasit.journal.Destination.Outcome.Again}, and nothing leaves that depends on what
 * could not be read.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.fasit.journal;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
