/** Refusals: why a command was not carried out. */
@NullMarked
package io.countersign.engine.refusal;

import org.jspecify.annotations.NullMarked;
