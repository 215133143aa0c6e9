/** The process engine, its delegates, and the follower that moves tokens. */
@NullMarked
package io.countersign.processes.flow;

import org.jspecify.annotations.NullMarked;
