/** Real servers for demo and end-to-end tests: started on free ports, with their own folder. */
@Export
@Version("0.1.0")
@NullMarked
package org.fasit.samples.server;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
