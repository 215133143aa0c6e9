/** Finished tasks, the latest first. */
@NullMarked
package io.countersign.projections.task;

import org.jspecify.annotations.NullMarked;
