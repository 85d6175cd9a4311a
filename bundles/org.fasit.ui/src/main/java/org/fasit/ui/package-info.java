/** The reading's Swing panels and marks. Knows no host: a host offers an {@link ImagePort}. */
@Export
@Version("0.1.0")
@NullMarked
package org.fasit.ui;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
