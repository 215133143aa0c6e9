/** The web console as it is served: its pages, its files and what a browser may do with them. */
@NullMarked
package io.countersign.ops.server.console;

import org.jspecify.annotations.NullMarked;
