/** Keeps the rules file in force. */
@NullMarked
package org.fasit.filter.internal;

import org.jspecify.annotations.NullMarked;
