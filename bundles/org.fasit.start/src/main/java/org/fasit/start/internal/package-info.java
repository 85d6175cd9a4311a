/**
 * The only bundle that the host starts itself. It wakes the others once the host has started, so
 * that the host's start does not wait for them, and says so plainly of one that cannot be started.
 */
@NullMarked
package org.fasit.start.internal;

import org.jspecify.annotations.NullMarked;
