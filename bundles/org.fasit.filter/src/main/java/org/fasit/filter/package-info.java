/** The superuser's rules over AI results: one file, its parsing, and what it decides. */
@Export
@Version("0.1.0")
@NullMarked
package org.fasit.filter;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
