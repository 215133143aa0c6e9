/** What requests end in. */
@NullMarked
package io.countersign.ops.server.answers;

import org.jspecify.annotations.NullMarked;
