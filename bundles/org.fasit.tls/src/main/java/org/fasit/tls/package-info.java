/**
 * TLS with files of the site's own: whom to trust, as whom to sign in, and what went wrong in
 * words. TLS 1.2 and 1.3, the host's name always checked. Knows no protocol on top.
 *
 * <p>Sections of fasit.json that use it ({@code pacs}, {@code sync}, {@code audit}) take the same
 * keys ({@link org.fasit.tls.TlsFiles}), all of them optional:
 *
 * <ul>
 *   <li>{@code caFile}, with {@code caPassword}: whom to trust, and nobody else: certificates as
 *       PEM, or a PKCS12 or JKS store; default the authorities that the Java runtime knows
 *   <li>{@code certificate}, with {@code certificatePassword}: as whom to sign in: a PKCS12 or JKS
 *       key store, or the certificate with its chain as PEM
 *   <li>{@code certificateKey}: the private key as PEM (PKCS#8, also encrypted), where it is not in
 *       {@code certificate}
 * </ul>
 *
 * Files may be renewed at any time ({@link org.fasit.tls.LiveTls}).
 */
@Export
@Version("0.1.0")
@NullMarked
package org.fasit.tls;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
