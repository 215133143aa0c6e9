/** Projects over HTTP: their policy, their members and their flow. */
@NullMarked
package io.countersign.ops.server.projects;

import org.jspecify.annotations.NullMarked;
