/**
 * Made-up studies with AI results for demo, tests and benchmarks, and the writer of their
 * structured reports. Shares no code with the reader that it tests.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.fasit.samples;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
