/** What benchmarks and trials work with: stores, servers, projects and people of their own. */
@NullMarked
package io.countersign.bench.rig;

import org.jspecify.annotations.NullMarked;
