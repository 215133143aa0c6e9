/** How fast models are trained and asked, against a plain loop over the runtime. */
@NullMarked
package io.countersign.bench.model;

import org.jspecify.annotations.NullMarked;
