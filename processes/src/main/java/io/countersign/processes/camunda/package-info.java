/**
 * The process engine behind {@link io.countersign.processes.flow.FlowEngine}: all that there is of
 * Camunda, its Java as well as its tables.
 */
@NullMarked
package io.countersign.processes.camunda;

import org.jspecify.annotations.NullMarked;
