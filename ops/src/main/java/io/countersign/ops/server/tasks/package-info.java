/** Tasks over HTTP: claimed, answered, given back, escalated. */
@NullMarked
package io.countersign.ops.server.tasks;

import org.jspecify.annotations.NullMarked;
