/**
 * The one place that knows Weasis: its events become readings, and what a reading shows goes onto
 * its views. Runs unchanged in Weasis 4.5 to 4.7.
 */
@NullMarked
package org.fasit.weasis.internal;

import org.jspecify.annotations.NullMarked;
