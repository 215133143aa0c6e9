/** Puts security together: which request needs which proof, and what browsers are told. */
@NullMarked
package io.countersign.ops.server.security;

import org.jspecify.annotations.NullMarked;
