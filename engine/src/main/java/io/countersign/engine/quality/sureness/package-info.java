/** How sure it is that a label is right, given all that was said of a data row: only arithmetic. */
@NullMarked
package io.countersign.engine.quality.sureness;

import org.jspecify.annotations.NullMarked;
