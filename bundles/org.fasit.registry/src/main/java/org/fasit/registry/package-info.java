/**
 * The registry: takes in what sites send (see {@code /openapi} and the package {@code
 * org.fasit.sync}, which says the same of the wire), keeps it in PostgreSQL, and reviews it.
 *
 * <p>{@link org.fasit.registry.Main} is the program, {@link org.fasit.registry.Registry} the same
 * within another program, such as a test.
 *
 * <p><b>Access.</b> {@code POST /api/v1/entries} takes a site's own token. Reviews take a reader
 * token, which sees all sites, or a site's token, which sees its own site only. A token comes as
 * {@code Authorization: Bearer …}, or as the password of Basic authentication so that a browser can
 * ask for it. Tokens are kept as SHA-256 only.
 *
 * <p><b>What waits.</b> Reviews and the front page tell how many missed findings wait for an
 * addendum to the report ({@code addenda} in JSON), as of now. Entries without a reader, from
 * shared accounts, count as exposures and words, never as a reader.
 *
 * <p><b>Metrics and state</b>: {@code GET /api/v1/health} tells whether the database answers. It
 * has threads and a connection of its own, and answers also while all else is busy. Other requests
 * wait for one of 32 workers, and are told to come again (503, BUSY) when none is free within 8
 * seconds. Who is refused before the body has come hears so at once; the body is taken for up to 5
 * seconds more without a thread, so that the answer is not lost with the connection.
 */
@NullMarked
package org.fasit.registry;

import org.jspecify.annotations.NullMarked;
