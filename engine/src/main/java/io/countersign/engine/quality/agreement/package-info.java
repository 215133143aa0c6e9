/** How far people who answer the same question without knowing of each other agree. */
@NullMarked
package io.countersign.engine.quality.agreement;

import org.jspecify.annotations.NullMarked;
