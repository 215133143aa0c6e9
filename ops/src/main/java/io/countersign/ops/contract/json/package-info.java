/** JSON as it is over HTTP: strict in what it reads, the same names in what it writes. */
@NullMarked
package io.countersign.ops.contract.json;

import org.jspecify.annotations.NullMarked;
