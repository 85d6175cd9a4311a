/** Folders and files that only their owner may read. */
@Export
@Version("0.1.0")
@NullMarked
package org.fasit.audit.files;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
