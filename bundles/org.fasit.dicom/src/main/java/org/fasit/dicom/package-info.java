/**
 * DICOM in: AI results from structured reports, studies and images from headers. Input is hostile
 * until read: every object is bounded in size, depth and count, and what cannot be read ends in a
 * reason for the reader, never in an exception.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.fasit.dicom;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
