/** The registry's HTTP: routes, access, bounds, answers. */
@NullMarked
package org.fasit.registry.internal.http;

import org.jspecify.annotations.NullMarked;
