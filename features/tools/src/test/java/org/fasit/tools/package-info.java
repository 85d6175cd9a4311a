/** The commands as they are delivered, each in a process of its own. */
@NullMarked
package org.fasit.tools;

import org.jspecify.annotations.NullMarked;
