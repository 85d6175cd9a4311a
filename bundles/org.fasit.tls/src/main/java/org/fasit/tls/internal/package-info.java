/** Certificates and keys from files. */
@NullMarked
package org.fasit.tls.internal;

import org.jspecify.annotations.NullMarked;
