/** Requests that are sent again: one effect, one answer. */
@NullMarked
package io.countersign.bench.idempotent;

import org.jspecify.annotations.NullMarked;
