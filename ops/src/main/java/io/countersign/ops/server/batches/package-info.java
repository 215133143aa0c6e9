/** Batches over HTTP: imports, progress, schedule and failed lines. */
@NullMarked
package io.countersign.ops.server.batches;

import org.jspecify.annotations.NullMarked;
