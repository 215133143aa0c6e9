/** Decisions of people on the label of a data row. */
@NullMarked
package io.countersign.engine.datarow.label;

import org.jspecify.annotations.NullMarked;
