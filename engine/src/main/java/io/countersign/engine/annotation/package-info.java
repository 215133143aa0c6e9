/** What may be said about a data row, and what was said. */
@NullMarked
package io.countersign.engine.annotation;

import org.jspecify.annotations.NullMarked;
