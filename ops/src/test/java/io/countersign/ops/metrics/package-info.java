/** Tests of what is told to Prometheus. */
@NullMarked
package io.countersign.ops.metrics;

import org.jspecify.annotations.NullMarked;
