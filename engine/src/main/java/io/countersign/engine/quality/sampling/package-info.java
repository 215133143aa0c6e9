/** Acceptance sampling: how many to look at, which ones, and how many errors are too many. */
@NullMarked
package io.countersign.engine.quality.sampling;

import org.jspecify.annotations.NullMarked;
