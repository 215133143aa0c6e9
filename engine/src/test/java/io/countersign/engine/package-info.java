/** What holds for the whole module. */
@NullMarked
package io.countersign.engine;

import org.jspecify.annotations.NullMarked;
