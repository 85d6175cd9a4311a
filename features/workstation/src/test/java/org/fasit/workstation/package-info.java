/**
 * What must hold over the delivered bundles: their start in a real framework, and the direction.
 */
@NullMarked
package org.fasit.workstation;

import org.jspecify.annotations.NullMarked;
