/** The stores from outside: processes that are killed, and what the next one finds. */
@NullMarked
package io.countersign.ops.stores;

import org.jspecify.annotations.NullMarked;
