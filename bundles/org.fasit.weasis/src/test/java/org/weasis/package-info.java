/**
 * A host to try the adapter on: classes of Weasis' names, in memory, that do what the adapter asks
 * for as Weasis' sources (4.7.2) tell it. They stand before the signatures on the test's class
 * path. No substitute for a genuine Weasis: what they do is what we read, not what we saw.
 */
@NullMarked
package org.weasis;

import org.jspecify.annotations.NullMarked;
