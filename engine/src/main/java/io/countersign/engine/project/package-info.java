/** Projects: the ontology and the policies that their data rows are labelled under. */
@NullMarked
package io.countersign.engine.project;

import org.jspecify.annotations.NullMarked;
