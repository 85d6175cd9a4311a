/** The languages that Fasit speaks, and how a room finds its sentences in them. */
@Export
@Version("0.1.0")
@NullMarked
package org.fasit.model.language;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
