/** Audit messages written, and brought to where they are kept. */
@NullMarked
package org.fasit.audit.internal;

import org.jspecify.annotations.NullMarked;
