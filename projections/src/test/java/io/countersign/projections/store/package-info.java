/** What documents are made of. */
@NullMarked
package io.countersign.projections.store;

import org.jspecify.annotations.NullMarked;
