/** A data row as its events tell it: the one fold, with an applier for each family of events. */
@NullMarked
package io.countersign.engine.datarow.fold;

import org.jspecify.annotations.NullMarked;
