/** Trials of the domain and its processes inside one program, with a clock that they set. */
@NullMarked
package io.countersign.bench.trial.inside;

import org.jspecify.annotations.NullMarked;
