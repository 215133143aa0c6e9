/** What there is, by name and by project, in step with the events. */
@NullMarked
package io.countersign.ops.server.directory;

import org.jspecify.annotations.NullMarked;
