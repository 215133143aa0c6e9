/** Tests of what is told to Prometheus. */
@NullMarked
package io.countersign.ops.server.metrics;

import org.jspecify.annotations.NullMarked;
