/**
 * Benchmarks of what has a budget: from a click to its durable confirmation, the event dispatch
 * thread, from a series to a filled panel, from a report to a result, a large folder's scan.
 */
@NullMarked
package org.fasit.bench;

import org.jspecify.annotations.NullMarked;
