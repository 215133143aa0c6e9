/** Models and their runs over a batch, which propose pre-labels. */
@NullMarked
package io.countersign.engine.modelrun;

import org.jspecify.annotations.NullMarked;
