/** Measured figures beside what they are compared with, as a table or as JSON. */
@NullMarked
package io.countersign.ops.figures;

import org.jspecify.annotations.NullMarked;
