/** What names may be made of, and which look the same. */
@NullMarked
package io.countersign.engine.naming;

import org.jspecify.annotations.NullMarked;
