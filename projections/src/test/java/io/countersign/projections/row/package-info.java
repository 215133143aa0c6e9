/** Rows as documents. */
@NullMarked
package io.countersign.projections.row;

import org.jspecify.annotations.NullMarked;
