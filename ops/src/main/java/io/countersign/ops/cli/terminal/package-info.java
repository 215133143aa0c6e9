/** What commands share: the server they talk to, and how a result and its progress are shown. */
@NullMarked
package io.countersign.ops.cli.terminal;

import org.jspecify.annotations.NullMarked;
