/** The work on a data row: opened, claimed, given back, escalated. */
@NullMarked
package io.countersign.engine.datarow.task;

import org.jspecify.annotations.NullMarked;
