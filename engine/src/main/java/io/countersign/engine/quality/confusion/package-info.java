/** What each person takes for what, and what each item then is, by the answers alone. */
@NullMarked
package io.countersign.engine.quality.confusion;

import org.jspecify.annotations.NullMarked;
