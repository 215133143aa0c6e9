/** The forms in which rows come in: each reads a stream into lines, for server and command line. */
@NullMarked
package io.countersign.ops.server.imports.format;

import org.jspecify.annotations.NullMarked;
