/** Countersign as it runs: the entry point of the command line, and the application it starts. */
@NullMarked
package io.countersign.ops;

import org.jspecify.annotations.NullMarked;
