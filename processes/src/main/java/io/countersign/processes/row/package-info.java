/** Data rows as the transaction under way sees them. */
@NullMarked
package io.countersign.processes.row;

import org.jspecify.annotations.NullMarked;
