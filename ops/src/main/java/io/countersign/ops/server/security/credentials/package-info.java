/** What a caller proves themselves with: browser sessions and program tokens. */
@NullMarked
package io.countersign.ops.server.security.credentials;

import org.jspecify.annotations.NullMarked;
