/** Documents that folds keep, in one set of collections for each generation. */
@NullMarked
package io.countersign.projections.store;

import org.jspecify.annotations.NullMarked;
