/** What the person on call watches, as metrics for Prometheus. */
@NullMarked
package io.countersign.ops.server.metrics;

import org.jspecify.annotations.NullMarked;
