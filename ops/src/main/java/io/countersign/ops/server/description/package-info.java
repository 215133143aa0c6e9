/** What the public contract looks like to programs: the OpenAPI document. */
@NullMarked
package io.countersign.ops.server.description;

import org.jspecify.annotations.NullMarked;
