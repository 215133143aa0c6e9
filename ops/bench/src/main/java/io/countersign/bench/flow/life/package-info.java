/** Whole lives of rows, by Countersign and by bare process engines on the same diagram. */
@NullMarked
package io.countersign.bench.flow.life;

import org.jspecify.annotations.NullMarked;
