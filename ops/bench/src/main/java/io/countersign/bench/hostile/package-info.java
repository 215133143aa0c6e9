/** Input that nobody means well with: whatever comes, it is refused with a code. */
@NullMarked
package io.countersign.bench.hostile;

import org.jspecify.annotations.NullMarked;
