/**
 * The use cases of one open study: results, filter, prompt, assessment, journal.
 *
 * <h2>The way of one case</h2>
 *
 * <ol>
 *   <li>The host opens a study in the {@link org.fasit.reading.ReadingRoom}, watches the {@link
 *       org.fasit.reading.Reading} and offers the study's objects, between {@code loading(true)}
 *       and {@code loading(false)}. It tells which study is in view.
 *   <li>Each object is parsed off the event dispatch thread, one at a time and in the order
 *       offered. An AI result of this very study becomes a card; what cannot be read becomes a line
 *       with the reason; a result of another study is refused, so that no click can land on the
 *       wrong one.
 *   <li>Objects of one run of a product are one result, whatever order they come in; a document
 *       that another one replaces is kept to be looked at. Where frames of images lie may be told
 *       later: regions in the patient go to them then. Objects that leave the study take their
 *       result with them, but for what was logged on it.
 *   <li>Pictures, parametric maps and PDFs cannot be read by a machine. They are read once more
 *       when the reader looks at them, one at a time; a PDF goes to a temporary file of its
 *       owner's, which is deleted.
 *   <li>What was logged of the study before, at this workstation or another, is read from the
 *       journal and from our own documents among the study's objects, and stands on the rows; see
 *       docs/decisions/remembered-in-the-study.md.
 *   <li>The filter decides what of the result is shown. Nothing is taken away: the card carries
 *       what is filtered, and by which rule.
 *   <li>Once the card is in view its exposure is logged, hidden results included. Only the time in
 *       view counts, by a clock that nobody can set.
 *   <li>When the study is loaded, the vigilance rules may give a reason for a prompt. Its showing
 *       and its dismissal are logged.
 *   <li>The reader clicks. The assessment, with product, AI objects, finding, place, images and the
 *       hash of the rules in force, goes to the journal after its exposure. The state shows it as
 *       logged, and the future completes, when the line is on disk; else {@code trouble} says what
 *       to do, and nothing is shown as logged. A double click is one case; a word that cannot be
 *       said of the result, or contradicts what the reader said, is refused with the reason ({@link
 *       org.fasit.evaluation.PossibleWords}).
 *   <li>An undo is an entry of its own; so is what the reader tells later. From the journal the
 *       case travels to the PACS and the registry; what waits there is part of the state.
 *   <li>When the study leaves the screen the host closes the reading, and the exposures end.
 * </ol>
 *
 * <p>Every step of a reading is done on one lane, in the order of the calls; each makes a new
 * immutable {@link org.fasit.reading.ReadingState}. Listeners are told outside all locks, of the
 * latest state and never of an older one after a newer one.
 *
 * <h2>Settings</h2>
 *
 * <p>One JSON file configures the workstation ({@link org.fasit.reading.Settings}): framework or
 * system property {@code fasit.config}, else {@code .fasit/fasit.json} in the user's home. Each
 * section becomes the configuration {@code org.fasit.<section>}. All is optional; {@code pacs} and
 * {@code sync} hold only when they are there.
 *
 * <pre>{@code
 * {
 *   "journal":   {"folder": "~/.fasit/journal"},
 *   "pacs":      {"transport": "stow", "url": "https://pacs.example.org/dicom-web",
 *                 "user": "…", "password": "…", "timeoutSeconds": 30},
 *   "sync":      {"url": "https://registry.example.org", "site": "…", "token": "…", "siteKey": "…",
 *                 "caFile": "hospital-ca.pem"},
 *   "audit":     {"folder": "~/.fasit/audit", "syslog": "tls", "host": "audit.example.org"},
 *   "filter":    {"rules": "filter.json"},
 *   "vigilance": {"margin": 0.05,
 *                 "products": [{"name": "FracAI", "threshold": 0.5, "modalities": ["DX", "CR"],
 *                               "minimumAgeMonths": 24}]},
 *   "reading":   {"readerId": "…", "readerName": "Leser^Lise", "mode": "CONCURRENT",
 *                 "superuser": true, "sharedAccounts": ["rad1"],
 *                 "readers": [{"id": "ola", "name": "Test^Ola"}],
 *                 "senders": [{"manufacturer": "Nordbein*", "seriesDescription": "*AI*"}]},
 *   "keys":      {"falsePositive": "X", "undo": "ctrl shift Z", "open": "none"}
 * }
 * }</pre>
 *
 * <p>{@code pacs.node} takes a PACS node of the host ({@link org.fasit.reading.HostProfile}) by its
 * name, address and sign-in together; what the host changes of it holds within half a minute. The
 * reader is whom somebody chose in the panel, else {@code reading.readerId}, else who signed in to
 * the host, else to the operating system; whoever reads under one of {@code reading.sharedAccounts}
 * is {@link org.fasit.model.Reader#UNKNOWN}. {@code reading.readers} are offered to choose from.
 * {@code reading.mode} is CONCURRENT: AI results are there from the start. Read-first is not built
 * yet, and its name is refused. Where {@code reading.superuser} is true, hosts show the site's
 * logged cases ({@link org.fasit.reading.OpenCases}). {@code keys} holds the keys that differ from
 * the standard ones.
 *
 * <p>Relative paths start in the file's folder, {@code ~/} in the user's home. A file with an
 * unknown section or key, a wrong type or a value out of range changes nothing: the last good
 * settings hold, and the log and {@link org.fasit.reading.Settings#trouble} name the key; every
 * open panel tells it in one line.
 *
 * <p>{@link org.fasit.reading.SettingsEditor} changes the file for a person: only the keys that
 * were edited, the whole file swapped at once (a new file, forced to disk, moved into place),
 * readable for whom it was, and for its owner alone once it holds secrets. A damaged or
 * write-protected file is not touched; the reason is told instead.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.fasit.reading;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
