/**
 * What an exam comes to, computed alike on the workstation and in the registry.
 *
 * <p>In: what a product concluded, what the site's rules made of it, what readers said. Out: what
 * reached the reader ({@link org.fasit.evaluation.EffectiveConclusion}), which words can be said of
 * it ({@link org.fasit.evaluation.PossibleWords}) and which of those that were said count ({@link
 * org.fasit.evaluation.CountedWords}). Pure functions of the words in {@link org.fasit.model}: no
 * screen, no format, no network. Start at {@link org.fasit.evaluation.PossibleWords}.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.fasit.evaluation;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
