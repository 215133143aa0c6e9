/** Batches: data rows that arrived together and are due together. */
@NullMarked
package io.countersign.engine.batch;

import org.jspecify.annotations.NullMarked;
