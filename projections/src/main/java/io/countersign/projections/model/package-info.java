/** How models' proposals fare, and how far their runs are. */
@NullMarked
package io.countersign.projections.model;

import org.jspecify.annotations.NullMarked;
