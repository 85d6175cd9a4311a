/** Where the registry keeps what it was sent: PostgreSQL, embedded or given, and its tables. */
@NullMarked
package org.fasit.registry.internal.store;

import org.jspecify.annotations.NullMarked;
