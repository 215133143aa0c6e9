/** Filters and order of a list of rows that a person keeps under a name, for themselves. */
@NullMarked
package io.countersign.ops.server.savedviews;

import org.jspecify.annotations.NullMarked;
