/** Benchmarks of what has a budget: so far, from a click to its durable confirmation. */
@NullMarked
package org.fasit.bench;

import org.jspecify.annotations.NullMarked;
