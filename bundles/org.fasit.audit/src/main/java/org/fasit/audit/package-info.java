/**
 * What matters for security and privacy, as DICOM audit messages (PS3.15 section A.5): to a file of
 * this workstation, and to a syslog server where one is named.
 *
 * <p>The section {@code audit} of fasit.json (configuration PID {@code org.fasit.audit}):
 *
 * <ul>
 *   <li>{@code file}: whether to write files, default {@code true}; {@code folder}, default {@code
 *       ~/.fasit/audit}; {@code keepDays}, default 400, and {@code largestMegabytes} of all files
 *       together, default 200: what is older or more is removed, oldest first
 *   <li>{@code syslog}: {@code none} (default), {@code udp} (RFC 5426) or {@code tls} (RFC 5425);
 *       {@code host} and {@code port}, default 514 or 6514; {@code messageId}, default {@code
 *       DICOM+RFC3881}
 *   <li>{@code caFile}, {@code caPassword}, {@code certificate}, {@code certificateKey}, {@code
 *       certificatePassword}: for TLS, as in the section {@code pacs}
 *   <li>{@code site}: Audit Enterprise Site ID
 * </ul>
 *
 * Recording never waits and never fails: where a file or a server does not keep up, messages are
 * dropped, and how many is told in the log and in a message of its own. Other bundles tell what
 * happens through {@link org.fasit.audit.AuditTrails}; what comes before the trail is up waits.
 * Changed settings hold at once, without a stop and a start on record.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.fasit.audit;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
