/** What a change of a project's rules would do, before it is made. */
@NullMarked
package io.countersign.ops.preview;

import org.jspecify.annotations.NullMarked;
