/** How a benchmark is measured: runs, pairs, figures and the report. */
@NullMarked
package io.countersign.bench.measure;

import org.jspecify.annotations.NullMarked;
