/** Given events, then views. */
@NullMarked
package io.countersign.projections;

import org.jspecify.annotations.NullMarked;
