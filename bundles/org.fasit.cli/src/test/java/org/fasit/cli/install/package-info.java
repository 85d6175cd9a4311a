/** Tests on a made-up installation, shaped like a real one. */
@NullMarked
package org.fasit.cli.install;

import org.jspecify.annotations.NullMarked;
