/**
 * The event log on PostgreSQL: storage, serialization by chosen names, positions, idempotency keys.
 */
@NullMarked
package io.countersign.engine.log;

import org.jspecify.annotations.NullMarked;
