/** Open work against its due times, and what was late. */
@NullMarked
package io.countersign.projections.sla;

import org.jspecify.annotations.NullMarked;
