/** What requests end in. */
@NullMarked
package io.countersign.ops.answers;

import org.jspecify.annotations.NullMarked;
