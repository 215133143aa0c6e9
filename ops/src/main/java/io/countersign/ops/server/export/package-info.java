/** Rows with their labels, streamed out in a format. */
@NullMarked
package io.countersign.ops.server.export;

import org.jspecify.annotations.NullMarked;
