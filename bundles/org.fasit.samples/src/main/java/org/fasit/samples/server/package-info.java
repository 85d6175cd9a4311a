/**
 * Servers for demo and tests, started on free ports: real ones with a folder of their own, and
 * small ones that behave as tests need it, such as {@link org.fasit.samples.server.DicomWebServer}
 * with the quirks of DICOMweb servers.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.fasit.samples.server;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
