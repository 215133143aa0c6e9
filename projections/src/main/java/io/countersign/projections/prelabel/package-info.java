/** Whether models answer what they are asked. */
@NullMarked
package io.countersign.projections.prelabel;

import org.jspecify.annotations.NullMarked;
