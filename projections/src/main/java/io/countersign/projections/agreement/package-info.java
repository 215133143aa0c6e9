/** How far people agree with each other, and people and models with what was accepted. */
@NullMarked
package io.countersign.projections.agreement;

import org.jspecify.annotations.NullMarked;
