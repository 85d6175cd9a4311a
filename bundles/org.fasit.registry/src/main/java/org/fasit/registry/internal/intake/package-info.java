/**
 * What sites send: read strictly, within bounds, and stored once each. What is sent again under its
 * id is compared by its {@link org.fasit.registry.internal.intake.ImmutableFacts}.
 */
@NullMarked
package org.fasit.registry.internal.intake;

import org.jspecify.annotations.NullMarked;
