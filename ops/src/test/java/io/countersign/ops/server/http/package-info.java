/** The public contract from the outside: request, then answer and what is stored. */
@NullMarked
package io.countersign.ops.server.http;

import org.jspecify.annotations.NullMarked;
