/** Lines, texts and colours of the AI panel. */
@NullMarked
package org.fasit.ui.internal;

import org.jspecify.annotations.NullMarked;
