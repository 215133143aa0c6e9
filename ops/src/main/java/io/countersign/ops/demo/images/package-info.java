/** The images that the demo ships, as rows to import. */
@NullMarked
package io.countersign.ops.demo.images;

import org.jspecify.annotations.NullMarked;
