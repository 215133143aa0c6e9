/**
 * Pre-labels: rows that wait for a model are fetched, handed to it, and moved on; those that wait
 * for people are put back to it when somebody asks for that.
 */
@NullMarked
package io.countersign.processes.prelabel;

import org.jspecify.annotations.NullMarked;
