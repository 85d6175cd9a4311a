/**
 * Rules that give reason for an inline prompt against automation bias, and their sentences in
 * English and Norwegian bokmål.
 *
 * <p>What each {@link org.fasit.model.Prompt} carries, by rule and sentence key. Numbers are plain
 * decimals with a point; {@link org.fasit.vigilance.PromptText} gives them the reader's form.
 *
 * <table>
 * <caption>Prompts</caption>
 * <tr><th>rule</th><th>sentence</th><th>arguments</th></tr>
 * <tr><td>out-of-scope</td><td>prompt.outOfScope.modality</td><td>product's name, the image's
 *     modality, then each modality that it is made for</td></tr>
 * <tr><td>out-of-scope</td><td>prompt.outOfScope.bodyPart</td><td>product's name, the image's body
 *     part, then each body part that it is made for</td></tr>
 * <tr><td>out-of-scope</td><td>prompt.outOfScope.age</td><td>product's name, the patient's age, the
 *     youngest and the oldest age that it is made for, each in completed months; empty for no
 *     limit</td></tr>
 * <tr><td>out-of-scope</td><td>prompt.outOfScope.viewPosition</td><td>product's name, the image's
 *     view position, then each view position that it is made for</td></tr>
 * <tr><td>out-of-scope</td><td>prompt.outOfScope.patientPosition</td><td>product's name, how the
 *     patient was placed ({@code ERECT}, {@code RECUMBENT}, or as sent), then each placing that it is
 *     made for</td></tr>
 * <tr><td>near-threshold</td><td>prompt.nearThreshold</td><td>product's name, the finding, its
 *     normalised confidence in percent, the threshold in percent</td></tr>
 * <tr><td>not-processed</td><td>prompt.notProcessed</td><td>product's name</td></tr>
 * </table>
 */
@Export
@Version("0.1.0")
@NullMarked
package org.fasit.vigilance;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
