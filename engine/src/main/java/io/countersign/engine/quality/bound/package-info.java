/** How many errors there can be at most, by what audits have found. */
@NullMarked
package io.countersign.engine.quality.bound;

import org.jspecify.annotations.NullMarked;
