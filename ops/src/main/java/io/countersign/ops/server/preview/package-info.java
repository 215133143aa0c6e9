/** What a change of a project's rules would do, before it is made. */
@NullMarked
package io.countersign.ops.server.preview;

import org.jspecify.annotations.NullMarked;
