@NullMarked
package io.countersign.ops.stores.protocol;

import org.jspecify.annotations.NullMarked;
