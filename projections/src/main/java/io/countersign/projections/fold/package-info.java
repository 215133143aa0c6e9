/** Events as projections see them: in order, and for rows with the state before and after. */
@NullMarked
package io.countersign.projections.fold;

import org.jspecify.annotations.NullMarked;
