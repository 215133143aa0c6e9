/** The benchmarks: each compares a figure with a goal, or with another way to do the same. */
@NullMarked
package io.countersign.bench;

import org.jspecify.annotations.NullMarked;
