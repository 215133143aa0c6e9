/** Data rows that come in: what they may say, and their registration. */
@NullMarked
package io.countersign.engine.datarow.intake;

import org.jspecify.annotations.NullMarked;
