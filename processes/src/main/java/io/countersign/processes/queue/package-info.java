/** The work queue: the tasks that people claim. */
@NullMarked
package io.countersign.processes.queue;

import org.jspecify.annotations.NullMarked;
