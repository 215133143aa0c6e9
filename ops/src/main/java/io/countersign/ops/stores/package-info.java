/** The stores behind the application: embedded in the data folder, or servers that are given. */
@NullMarked
package io.countersign.ops.stores;

import org.jspecify.annotations.NullMarked;
