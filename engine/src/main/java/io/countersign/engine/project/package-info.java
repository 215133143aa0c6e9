/**
 * Projects: the ontology and the policies that their data rows are labelled under.
 *
 * <p>More than 25 types, since each part of a policy is a value of its own, and so is each command.
 */
@NullMarked
package io.countersign.engine.project;

import org.jspecify.annotations.NullMarked;
