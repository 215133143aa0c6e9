/** One port that answers every question to the read models. */
@NullMarked
package io.countersign.projections.query;

import org.jspecify.annotations.NullMarked;
