/** Measured figures beside what they are compared with, as a table or as JSON. */
@NullMarked
package io.countersign.ops.contract.figures;

import org.jspecify.annotations.NullMarked;
