/** Opens, checks and reads a journal in a folder, without OSGi. */
@Export
@Version("0.1.0")
@NullMarked
package org.fasit.journal.file;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
