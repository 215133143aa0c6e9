/** Tasks: the pieces of work on a data row that a person claims. */
@NullMarked
package io.countersign.engine.task;

import org.jspecify.annotations.NullMarked;
