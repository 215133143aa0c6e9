/** How far model runs are. */
@NullMarked
package io.countersign.projections.modelrun;

import org.jspecify.annotations.NullMarked;
