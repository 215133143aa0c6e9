/** When open work will be done, by drawing from what was done in the last days. */
@NullMarked
package io.countersign.projections.forecast;

import org.jspecify.annotations.NullMarked;
