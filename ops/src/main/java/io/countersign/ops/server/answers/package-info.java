/** How requests are read and answers given, whatever they are about. */
@NullMarked
package io.countersign.ops.server.answers;

import org.jspecify.annotations.NullMarked;
