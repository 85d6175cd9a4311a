/**
 * Audit messages written, and brought to where they are kept. Stopping waits at most 0.25 s for
 * what is on its way to all sinks together.
 */
@NullMarked
package org.fasit.audit.internal;

import org.jspecify.annotations.NullMarked;
