/**
 * Whether the delivered bundles fit a viewer: what they reference against what the viewer offers.
 */
@NullMarked
package org.fasit.cli.host;

import org.jspecify.annotations.NullMarked;
