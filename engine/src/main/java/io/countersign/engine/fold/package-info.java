/** Applying events to a state, the same way live and in replay. */
@NullMarked
package io.countersign.engine.fold;

import org.jspecify.annotations.NullMarked;
