/** The demo's own parts. */
@NullMarked
package org.fasit.cli.demo;

import org.jspecify.annotations.NullMarked;
