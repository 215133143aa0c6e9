/** What a program says to the server and reads from it, the same for both of them. */
@NullMarked
package io.countersign.ops.contract;

import org.jspecify.annotations.NullMarked;
