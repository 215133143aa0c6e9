/** Answers that say what went wrong, as {@code application/problem+json}. */
@NullMarked
package io.countersign.ops.contract.problem;

import org.jspecify.annotations.NullMarked;
