/** The public HTTP contract as a program calls it. */
@NullMarked
package io.countersign.ops.contract.client;

import org.jspecify.annotations.NullMarked;
