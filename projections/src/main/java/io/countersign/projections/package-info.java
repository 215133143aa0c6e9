/** What people look at, folded from the event log into MongoDB, and how it is kept up with it. */
@NullMarked
package io.countersign.projections;

import org.jspecify.annotations.NullMarked;
