/** How reviewers decide, and how often they turn out right. */
@NullMarked
package io.countersign.projections.reviewer;

import org.jspecify.annotations.NullMarked;
