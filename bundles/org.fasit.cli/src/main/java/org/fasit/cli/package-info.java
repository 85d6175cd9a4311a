/**
 * The commands of the {@code fasit} script. Standard output holds a command's answer and nothing
 * else; who a patient is stands in the answer of {@code errors} alone ({@code
 * docs/decisions/patient-data-in-logs.md}). {@link org.fasit.cli.Main} is where to start.
 */
@NullMarked
package org.fasit.cli;

import org.jspecify.annotations.NullMarked;
