/** Measures how fast rows flow and tasks are claimed. */
@NullMarked
package io.countersign.processes.bench;

import org.jspecify.annotations.NullMarked;
