/** Where a data row goes: routing, acceptance, reopening, and the steps that it waits at. */
@NullMarked
package io.countersign.engine.datarow.flow;

import org.jspecify.annotations.NullMarked;
