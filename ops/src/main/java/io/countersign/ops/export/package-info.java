/** Rows with their labels, streamed out in a format. */
@NullMarked
package io.countersign.ops.export;

import org.jspecify.annotations.NullMarked;
