/** The commands of the {@code fasit} script. */
@NullMarked
package org.fasit.cli;

import org.jspecify.annotations.NullMarked;
