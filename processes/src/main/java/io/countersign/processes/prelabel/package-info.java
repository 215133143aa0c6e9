/** Pre-labels: rows that wait for a model are fetched, handed to it, and moved on. */
@NullMarked
package io.countersign.processes.prelabel;

import org.jspecify.annotations.NullMarked;
