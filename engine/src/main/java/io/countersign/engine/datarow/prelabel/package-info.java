/** Labels that models propose: asked for, handed in, or failed. */
@NullMarked
package io.countersign.engine.datarow.prelabel;

import org.jspecify.annotations.NullMarked;
