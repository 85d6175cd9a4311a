/**
 * Keeps the rules file in force. Stopping waits at most 0.1 s for a look at the file; a copy that
 * it was writing is a whole one or none.
 */
@NullMarked
package org.fasit.filter.internal;

import org.jspecify.annotations.NullMarked;
