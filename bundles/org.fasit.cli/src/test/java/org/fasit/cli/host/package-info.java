/** Tests of the host check. */
@NullMarked
package org.fasit.cli.host;

import org.jspecify.annotations.NullMarked;
