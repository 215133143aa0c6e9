package io.countersign.ops.server.directory;

import io.countersign.engine.project.ProjectId;

/**
 * A project whose policy uses a model at a version.
 *
 * @param name of the project
 * @param pinned whether the policy names the version; false for one from before policies did
 */
public record ModelUse(ProjectId project, String name, int policyVersion, boolean pinned) {}
