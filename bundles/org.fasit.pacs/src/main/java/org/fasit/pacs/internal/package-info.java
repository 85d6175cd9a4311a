/** STOW-RS, QIDO-RS, WADO-RS and C-STORE as clients. */
@NullMarked
package org.fasit.pacs.internal;

import org.jspecify.annotations.NullMarked;
