/**
 * Confusion matrices and their intervals, and how an exam's verdict follows from what was concluded
 * and what readers said. Pure functions over records.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.fasit.statistics;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
