/** The way of a data row as a process: built, wired and started here. */
@NullMarked
package io.countersign.processes;

import org.jspecify.annotations.NullMarked;
