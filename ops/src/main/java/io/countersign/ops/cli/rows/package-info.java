/** Commands that change many rows, or put batches away. */
@NullMarked
package io.countersign.ops.cli.rows;

import org.jspecify.annotations.NullMarked;
