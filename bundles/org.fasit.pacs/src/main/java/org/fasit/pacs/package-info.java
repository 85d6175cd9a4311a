/**
 * Deliveries of logged cases to the PACS, and its error lists read back.
 *
 * <p>With the section {@code pacs} in fasit.json (configuration PID {@code org.fasit.pacs}) the
 * bundle offers a {@code Destination} named {@code pacs}. Its keys:
 *
 * <ul>
 *   <li>{@code transport}: {@code stow} (default) or {@code cstore}
 *   <li>{@code url}: DICOMweb base address; with C-STORE it is where the error lists are read back
 *       and work items are put, which DIMSE cannot do; {@code user} and {@code password}, or {@code
 *       bearer}, or {@code bearerFile}, a file that holds the token of the moment
 *   <li>{@code tls}: for C-STORE, whether to connect over TLS; an https address needs no word
 *   <li>{@code caFile} (with {@code caPassword}): whom to trust, and nobody else, as PEM, PKCS12 or
 *       JKS; default the authorities that the Java runtime knows
 *   <li>{@code certificate} (with {@code certificatePassword}): a client certificate as PKCS12 or
 *       JKS, or as PEM with {@code certificateKey}. Certificates may be renewed at any time
 *   <li>{@code host}, {@code port}, {@code aet} (of the PACS), {@code callingAet} (ours, default
 *       {@code FASIT}): for C-STORE
 *   <li>{@code timeoutSeconds}: for one request, or one DIMSE answer; default 30
 *   <li>{@code holdSeconds}: how long an entry waits for an undo; default 10
 *   <li>{@code timeZone}: in which documents tell dates and times, such as {@code Europe/Oslo};
 *       default this machine's. Workstations of one hospital must agree on it
 *   <li>{@code worklist}: whether each case also becomes a work item (UPS-RS at {@code url}):
 *       {@code auto} (default), where the server has it; {@code on}, a case waits until its item is
 *       there; {@code off}
 *   <li>{@code codes}: a file with codes that replace built-in ones, in the form of {@code
 *       assessment-codes.properties} of org.fasit.dicom; default none
 *   <li>{@code report}: SOP Class of assessments: {@code 3d} (Comprehensive 3D SR), {@code 2d}
 *       (Comprehensive SR) or {@code auto} (default), for the former where the PACS takes it
 *   <li>{@code marks}: whether presentation states mark the place on the images; default {@code
 *       true}
 *   <li>{@code agreements}: whether agreement with an AI result becomes an assessment in the PACS
 *       too; default {@code false}
 * </ul>
 *
 * <p>What a PACS answers is read in every form that servers have been seen to use, and a short
 * answer is never taken for a whole list: {@link org.fasit.pacs.ErrorLists} tells what was received
 * but could not be used. Before an instance counts as refused the PACS is asked whether it has it.
 *
 * <p>Deliveries, searches, work items, TLS failures and refused writes are told to the audit trail
 * (org.fasit.audit).
 *
 * <p>A section that cannot work gives a destination all the same; its state tells what is wrong.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.fasit.pacs;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
