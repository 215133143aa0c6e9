/** People over HTTP: sign-on, passwords and tokens. */
@NullMarked
package io.countersign.ops.server.people;

import org.jspecify.annotations.NullMarked;
