/**
 * Deliveries to the registry. What leaves the hospital, and how, is said here; the registry's
 * {@code /openapi} says the same in OpenAPI.
 *
 * <p>With the section {@code sync} in fasit.json (configuration PID {@code org.fasit.sync}) the
 * bundle offers a {@code Destination} named {@code registry}. Its keys:
 *
 * <ul>
 *   <li>{@code url}: the registry's address; {@code allowPlainHttp}, default {@code false}: whether
 *       it may be an http address of another machine, as in a closed test network
 *   <li>{@code site} and {@code token}: the site's id in the registry, and its token
 *   <li>{@code siteKey}: the key of the pseudonyms, at least 32 random bytes in base64; the same on
 *       all workstations of the site
 *   <li>{@code sendFreeText}, default {@code false}: whether comments go when nothing in them
 *       identifies a person
 *   <li>{@code caFile}, {@code caPassword}, {@code certificate}, {@code certificateKey}, {@code
 *       certificatePassword}: for TLS, as in the section {@code pacs}
 * </ul>
 *
 * A section that cannot work gives a destination all the same; its state tells what is wrong. Each
 * call is told to the audit trail ({@code org.fasit.audit}), by pseudonyms.
 *
 * <p><b>The call.</b> {@code POST <url>/api/v1/entries}, {@code Authorization: Bearer <site
 * token>}, JSON in UTF-8, {@code Content-Encoding: gzip}:
 *
 * <pre>{"format":1,"site":"…","keyId":"…","entries":[…]}</pre>
 *
 * Entries that a registry of format 1 does not know, addenda and those without a reader, go in
 * calls of {@code "format":2}; they wait as long as the registry refuses that.
 *
 * <p>At most 500 entries and 4 MiB of JSON. The answer is 200 with one result for each entry, in
 * order: {@code {"results":[{"id":"…","status":"STORED|DUPLICATE|REJECTED","reason":"…"}]}}; 401 or
 * 403 when the token is unknown or another site's; 400 or 413 with {@code application/problem+json}
 * when the whole is malformed or too large; 503 when the database is away.
 *
 * <p><b>An entry</b> has the journal's id (UUIDv7, the idempotency key), {@code time} and {@code
 * kind}. The same id with the same content is a duplicate. After a change of settings, key or
 * release it may come with other content: what happened must be as it was (kind, time, product,
 * conclusion, judgement, level, decisions, references, codes; under the same key also patient,
 * study and reader), else it is rejected and the reason names what differs; all else is revised,
 * and what was sent last holds. Entries may arrive in any order.
 *
 * <ul>
 *   <li>{@code EXPOSURE}: exam, reader, mode, result, product, conclusion, decision, filter,
 *       findings (code, site, laterality, presence, confidence, decision), and how many findings
 *       beyond the first 500 were left out
 *   <li>{@code EXPOSURE_ENDED}: exposure, seconds shown
 *   <li>{@code ASSESSMENT}: exposure, exam, reader, product, conclusion, judgement, level ({@code
 *       EXAM} or {@code FINDING}), finding, whether a place was pointed at, filter
 *   <li>{@code REFINED}: assessment, coded reason, what and site; a comment only when the site
 *       turned free text on and it passed the {@link org.fasit.sync.IdentityGuard}
 *   <li>{@code ADJUDICATED}: assessment, exam, reader, product, what was logged, decision, what it
 *       was instead, coded reason; a comment as in {@code REFINED}
 *   <li>{@code ADDENDUM}: assessment, exam, reader, product, what was logged, step ({@code NEEDED}
 *       or {@code ACKNOWLEDGED})
 *   <li>{@code UNDONE}: the assessment, adjudication or step of an addendum taken back, reader
 *   <li>{@code PROMPT_SHOWN}: exposure, rule; {@code PROMPT_DISMISSED}: the showing
 * </ul>
 *
 * <p><b>An exam</b> is the pseudonyms of patient and study, the study date, the age (completed
 * months under 2 years, else completed years, 90 for all who are older), sex, modality and body
 * part.
 *
 * <p><b>Pseudonyms</b> are HMAC-SHA256 with the site's own key, 43 characters of base64url; {@code
 * keyId} tells which key made them, not what it is. Patient (id and issuer), study, reader, result
 * and finding are pseudonyms. A reader who is not known is left out.
 *
 * <p>While the journal cannot tell what an entry refers to, that entry waits: without its study it
 * cannot be checked for what identifies a person.
 *
 * <p><b>Never sent</b>: names, ids, UIDs, accession numbers, birth dates, descriptions,
 * coordinates, a product's own words on why it did not process an exam. Texts that stem from a
 * vendor (product, code, meaning) go only when they hold nothing that identifies the patient, the
 * exam or the reader.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.fasit.sync;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
