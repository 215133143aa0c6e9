/** Acceptance sampling of batches: some accepted rows are looked at again, blind. */
@NullMarked
package io.countersign.engine.sample;

import org.jspecify.annotations.NullMarked;
