/** The durable, append-only log on the workstation and the outbox of its deliveries. */
@Export
@Version("0.1.0")
@NullMarked
package org.fasit.journal;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
