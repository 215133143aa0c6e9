/** Events as projections see them. */
@NullMarked
package io.countersign.projections.fold;

import org.jspecify.annotations.NullMarked;
