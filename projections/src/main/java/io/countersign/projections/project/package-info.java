/** Projects and how many rows they hold. */
@NullMarked
package io.countersign.projections.project;

import org.jspecify.annotations.NullMarked;
