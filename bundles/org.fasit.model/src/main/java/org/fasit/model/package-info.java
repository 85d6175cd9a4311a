/**
 * The words of Fasit as immutable records: AI products, results and findings, what readers say of
 * them, and the events that are logged. Knows neither DICOM, nor HTTP, nor a screen.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.fasit.model;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
