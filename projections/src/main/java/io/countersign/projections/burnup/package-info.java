/** How much of a project or a batch is done, as it grew and as it will go on. */
@NullMarked
package io.countersign.projections.burnup;

import org.jspecify.annotations.NullMarked;
