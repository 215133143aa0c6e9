/** What was done on each day in a project. */
@NullMarked
package io.countersign.projections.day;

import org.jspecify.annotations.NullMarked;
