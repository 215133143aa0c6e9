/** Training of heads: a linear soft-max on vectors, from rows whose labels are accepted. */
@NullMarked
package io.countersign.modelrunner.training;

import org.jspecify.annotations.NullMarked;
