package io.countersign.engine.project;

/** Finds the policy that a data row was registered under. */
public interface Policies {

  /**
   * The policy of a project at a version.
   *
   * @throws io.countersign.engine.refusal.CommandRefused PROJECT_NOT_FOUND if there is none
   */
  Policy policy(ProjectId projectId, int policyVersion);
}
