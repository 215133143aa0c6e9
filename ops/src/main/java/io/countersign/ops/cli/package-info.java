/** The command line: one class a command, results on stdout, everything for people on stderr. */
@NullMarked
package io.countersign.ops.cli;

import org.jspecify.annotations.NullMarked;
