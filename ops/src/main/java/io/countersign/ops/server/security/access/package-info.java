/** Permissions: what a caller may do, and in which project. */
@NullMarked
package io.countersign.ops.server.security.access;

import org.jspecify.annotations.NullMarked;
