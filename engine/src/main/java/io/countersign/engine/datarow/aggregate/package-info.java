/**
 * The stream of a data row: takes its commands, hands each to its decider, publishes what was
 * decided.
 */
@NullMarked
package io.countersign.engine.datarow.aggregate;

import org.jspecify.annotations.NullMarked;
