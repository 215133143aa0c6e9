/** The command line from outside: programs that are started, and what they print. */
@NullMarked
package io.countersign.ops.cli;

import org.jspecify.annotations.NullMarked;
