/** The whole path against real servers: what is confirmed arrives, once, whatever happens. */
@NullMarked
package org.fasit.cli.wholepath;

import org.jspecify.annotations.NullMarked;
