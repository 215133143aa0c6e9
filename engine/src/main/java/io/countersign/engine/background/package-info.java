/** Work in the background: the one kind of loop that all of it runs in. */
@NullMarked
package io.countersign.engine.background;

import org.jspecify.annotations.NullMarked;
