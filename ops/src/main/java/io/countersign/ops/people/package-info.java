/** People over HTTP: sign-on, passwords and tokens. */
@NullMarked
package io.countersign.ops.people;

import org.jspecify.annotations.NullMarked;
