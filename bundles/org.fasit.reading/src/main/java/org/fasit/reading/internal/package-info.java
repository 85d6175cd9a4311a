/** How a reading is done, and how the workstation is configured. */
@NullMarked
package org.fasit.reading.internal;

import org.jspecify.annotations.NullMarked;
