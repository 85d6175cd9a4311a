/** The destination, its pseudonyms, its wire format and its HTTP client. */
@NullMarked
package org.fasit.sync.internal;

import org.jspecify.annotations.NullMarked;
