/**
 * The journal on disk and its outbox.
 *
 * <p>The way of an event: {@link org.fasit.journal.internal.JournalWriter} gives it an id, writes
 * and fsyncs its line, tells the {@link org.fasit.journal.internal.Ledger} and then confirms. The
 * ledger puts it into the {@link org.fasit.journal.internal.Outbox} of each destination that wants
 * it, from which a {@link org.fasit.journal.internal.Dispatcher} takes it. The {@link
 * org.fasit.journal.internal.Keeper} reads what other processes write into the same folder, decides
 * by a lock who delivers, adopts the files of the dead and archives what is done.
 *
 * <p>A folder or file that cannot be read is away, not empty: {@link
 * org.fasit.journal.internal.Unread} keeps what is missing, its entries go on waiting, and a search
 * that finds nothing meanwhile is answered as unreadable.
 *
 * <p>Stopping takes at most 0.8 s, in whatever order destinations and journal go: 0.4 s for the
 * deliveries of all destinations together ({@link org.fasit.journal.internal.Farewell}), 0.4 s for
 * the last lines.
 */
@NullMarked
package org.fasit.journal.internal;

import org.jspecify.annotations.NullMarked;
