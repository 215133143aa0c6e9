/** What everybody did in the last days. */
@NullMarked
package io.countersign.projections.person;

import org.jspecify.annotations.NullMarked;
