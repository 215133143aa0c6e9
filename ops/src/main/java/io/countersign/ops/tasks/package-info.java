/** Tasks over HTTP: claimed, answered, given back, escalated. */
@NullMarked
package io.countersign.ops.tasks;

import org.jspecify.annotations.NullMarked;
