/** Who is calling, and what they may do. */
@NullMarked
package io.countersign.ops.security;

import org.jspecify.annotations.NullMarked;
