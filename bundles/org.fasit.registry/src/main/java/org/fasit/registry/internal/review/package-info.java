/** Reviews of a product: which exams count, how they are counted, and how the figures are told. */
@NullMarked
package org.fasit.registry.internal.review;

import org.jspecify.annotations.NullMarked;
