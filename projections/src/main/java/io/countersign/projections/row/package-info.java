/** Data rows: lists and exports. */
@NullMarked
package io.countersign.projections.row;

import org.jspecify.annotations.NullMarked;
