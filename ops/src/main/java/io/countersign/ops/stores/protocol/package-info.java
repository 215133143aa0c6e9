/** MongoDB's protocol, spoken with those who know the secret of this start. */
@NullMarked
package io.countersign.ops.stores.protocol;

import org.jspecify.annotations.NullMarked;
