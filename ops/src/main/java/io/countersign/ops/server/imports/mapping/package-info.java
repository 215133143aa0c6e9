/** Which column or field of what comes in is the key, the content, the true label or metadata. */
@NullMarked
package io.countersign.ops.server.imports.mapping;

import org.jspecify.annotations.NullMarked;
