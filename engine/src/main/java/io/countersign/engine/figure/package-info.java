/** Figures that are estimates, with how sure they are. */
@NullMarked
package io.countersign.engine.figure;

import org.jspecify.annotations.NullMarked;
