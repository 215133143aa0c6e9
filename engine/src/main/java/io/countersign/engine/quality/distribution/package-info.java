/** Binomial, beta and hypergeometric probabilities, accurate to about twelve digits. */
@NullMarked
package io.countersign.engine.quality.distribution;

import org.jspecify.annotations.NullMarked;
