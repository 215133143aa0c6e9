/** Batches: how far each is, and when it will be done. */
@NullMarked
package io.countersign.projections.batch;

import org.jspecify.annotations.NullMarked;
