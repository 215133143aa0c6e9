/** Batches over HTTP: imports, progress, schedule and failed lines. */
@NullMarked
package io.countersign.ops.batches;

import org.jspecify.annotations.NullMarked;
