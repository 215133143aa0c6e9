/** Tests of what can be set. */
@NullMarked
package io.countersign.ops.settings;

import org.jspecify.annotations.NullMarked;
