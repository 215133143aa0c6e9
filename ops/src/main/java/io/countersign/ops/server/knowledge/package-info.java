/** What a caller may know of data rows, decided in one place for every call that tells of them. */
@NullMarked
package io.countersign.ops.server.knowledge;

import org.jspecify.annotations.NullMarked;
