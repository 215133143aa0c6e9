/** Trials whose work is done by Java machines of their own, as it may end them. */
@NullMarked
package io.countersign.bench.trial.child;

import org.jspecify.annotations.NullMarked;
