/**
 * TLS with files of the site's own: whom to trust, as whom to sign in, and what went wrong in
 * words. TLS 1.2 and 1.3, the host's name always checked. Knows no protocol on top.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.fasit.tls;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
