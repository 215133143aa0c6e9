/** Given what was done, then when the rest will be. */
@NullMarked
package io.countersign.projections.forecast;

import org.jspecify.annotations.NullMarked;
