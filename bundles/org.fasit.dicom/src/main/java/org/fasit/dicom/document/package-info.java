/**
 * Assessments as DICOM objects, and back: a Key Object Selection on the error list and an
 * assessment SR (TID 1500) for each logged case; for a second voice on a case the SR alone. What is
 * written depends on the journal's entries and the hospital's time zone alone, to the byte, so that
 * a repeated delivery is recognised.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.fasit.dicom.document;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
