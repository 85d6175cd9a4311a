/** The demo: made-up studies through the whole path, with real servers, on this machine. */
@NullMarked
package org.fasit.cli.demo;

import org.jspecify.annotations.NullMarked;
