/** How models' proposals fare. */
@NullMarked
package io.countersign.projections.model;

import org.jspecify.annotations.NullMarked;
