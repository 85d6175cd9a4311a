/** What sites send: read strictly, within bounds, and stored once each. */
@NullMarked
package org.fasit.registry.internal.intake;

import org.jspecify.annotations.NullMarked;
