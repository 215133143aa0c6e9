/** The public HTTP contract as a program calls it. */
@NullMarked
package io.countersign.ops.client;

import org.jspecify.annotations.NullMarked;
