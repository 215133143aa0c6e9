package io.countersign.ops.server.security.access;

import static io.countersign.ops.server.security.access.Permission.ADMINISTER;
import static io.countersign.ops.server.security.access.Permission.INSPECT;
import static io.countersign.ops.server.security.access.Permission.MANAGE;
import static io.countersign.ops.server.security.access.Permission.MANAGE_ANY;
import static io.countersign.ops.server.security.access.Permission.OVERSEE;
import static io.countersign.ops.server.security.access.Permission.OWN_ACCOUNT;
import static io.countersign.ops.server.security.access.Permission.PUBLIC;
import static io.countersign.ops.server.security.access.Permission.READ;
import static io.countersign.ops.server.security.access.Permission.SIGNED_IN;
import static io.countersign.ops.server.security.access.Permission.STEER;
import static io.countersign.ops.server.security.access.Permission.WORK;
import static io.countersign.ops.server.security.access.Permission.WORK_OR_STEER;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which call needs which permission. A call that is not listed is refused to everybody. */
public final class Permissions {
  private static final String API = "/api/v1";
  private static final Map<String, Permission> RULES = new TreeMap<>();

  static {
    installation();
    projects();
    work();
    views();
    models();
  }

  private Permissions() {}

  private static void installation() {
    rule("POST /login", PUBLIC);
    rule("POST /logout", SIGNED_IN);
    rule("GET /me", SIGNED_IN);
    rule("PUT /me/password", OWN_ACCOUNT);
    rule("POST /users", ADMINISTER);
    rule("GET /users", ADMINISTER);
    rule("PUT /users/{user}", ADMINISTER);
    rule("PUT /users/{user}/password", ADMINISTER);
    rule("GET /users/{user}/tokens", ADMINISTER);
    rule("DELETE /users/{user}/tokens/{token}", ADMINISTER);
    rule("POST /tokens", SIGNED_IN);
    rule("GET /tokens", SIGNED_IN);
    rule("DELETE /tokens/{token}", SIGNED_IN);
    rule("POST /verify", ADMINISTER);
    rule("POST /rebuild", ADMINISTER);
    rule("GET /backup", ADMINISTER);
    rule("GET /access-record", ADMINISTER);
    rule("GET /dead-letters", ADMINISTER);
    rule("POST /dead-letters/retry", ADMINISTER);
    rule("GET /operations/{operation}", SIGNED_IN);
  }

  private static void projects() {
    rule("GET /flows", SIGNED_IN);
    rule("POST /projects", MANAGE_ANY);
    rule("GET /projects", SIGNED_IN);
    rule("GET /projects/{project}", READ);
    rule("PUT /projects/{project}/policy", MANAGE);
    rule("POST /projects/{project}/policy/preview", MANAGE);
    rule("GET /projects/{project}/members", READ);
    rule("GET /projects/{project}/member-suggestions", MANAGE);
    rule("PUT /projects/{project}/members/{user}", MANAGE);
    rule("POST /projects/{project}/batches", MANAGE);
    rule("POST /projects/{project}/imports/preview", MANAGE);
    rule("GET /projects/{project}/batches", READ);
    rule("GET /batches/{batch}", READ);
    rule("PUT /batches/{batch}/schedule", MANAGE);
    rule("GET /batches/{batch}/failures", INSPECT);
    rule("POST /batches/{batch}/archive", MANAGE);
    rule("POST /batches/{batch}/restore", MANAGE);
    rule("POST /batches/{batch}/acceptance-samples", MANAGE);
    rule("GET /batches/{batch}/acceptance-samples", OVERSEE);
    rule("GET /batches/{batch}/acceptance-samples/{acceptanceSample}/next", WORK);
    rule("POST /batches/{batch}/acceptance-samples/{acceptanceSample}/looks", WORK);
    rule("POST /projects/{project}/archive", MANAGE);
    rule("POST /projects/{project}/restore", MANAGE);
  }

  private static void work() {
    rule("POST /projects/{project}/tasks/claim-next", WORK);
    rule("POST /projects/{project}/tasks/claim-grid", WORK);
    rule("POST /projects/{project}/tasks/decide-grid", WORK);
    rule("GET /projects/{project}/tasks", READ);
    rule("GET /tasks/{task}", READ);
    rule("POST /tasks/{task}/claim", WORK);
    rule("POST /tasks/{task}/release", WORK_OR_STEER);
    rule("POST /tasks/{task}/submit", WORK);
    rule("POST /tasks/{task}/approve", WORK);
    rule("POST /tasks/{task}/correct", WORK);
    rule("POST /tasks/{task}/reject", WORK);
    rule("POST /tasks/{task}/skip", WORK);
    rule("POST /tasks/{task}/assign", STEER);
    rule("POST /tasks/{task}/escalate", STEER);
    rule("GET /projects/{project}/data-rows", READ);
    rule("GET /projects/{project}/saved-views", READ);
    rule("PUT /projects/{project}/saved-views", READ);
    rule("DELETE /projects/{project}/saved-views/{savedView}", READ);
    rule("GET /data-rows", SIGNED_IN);
    rule("GET /data-rows/{dataRow}", READ);
    rule("GET /data-rows/{dataRow}/history", READ);
    rule("GET /data-rows/{dataRow}/content", READ);
    rule("POST /data-rows/{dataRow}/reopen", STEER);
    rule("POST /data-rows/{dataRow}/ask-reopening", WORK);
    rule("POST /data-rows/{dataRow}/decline-reopening", STEER);
    rule("POST /data-rows/{dataRow}/undo-reopening", STEER);
    rule("POST /data-rows/{dataRow}/withdraw", STEER);
    rule("POST /data-rows/{dataRow}/restore", STEER);
    rule("GET /projects/{project}/row-changes", STEER);
    rule("POST /projects/{project}/row-changes", STEER);
    rule("POST /projects/{project}/row-changes/preview", STEER);
    rule("POST /projects/{project}/row-changes/{rowChange}/undo", STEER);
  }

  private static void views() {
    rule("GET /views", SIGNED_IN);
    rule("GET /projects/{project}/dashboard", OVERSEE);
    rule("GET /projects/{project}/flow", READ);
    rule("GET /projects/{project}/sla", OVERSEE);
    rule("GET /projects/{project}/burn-up", OVERSEE);
    rule("GET /projects/{project}/reviewers", OVERSEE);
    rule("GET /projects/{project}/reviewers/me", READ);
    rule("GET /projects/{project}/agreement", OVERSEE);
    rule("GET /projects/{project}/confusions", OVERSEE);
    rule("GET /projects/{project}/models", OVERSEE);
    rule("GET /projects/{project}/machine-acceptance", OVERSEE);
    rule("GET /projects/{project}/pre-labels", OVERSEE);
    rule("GET /projects/{project}/events", OVERSEE);
    rule("GET /projects/{project}/access-record", INSPECT);
    rule("GET /projects/{project}/export", OVERSEE);
    rule("GET /sla", SIGNED_IN);
    rule("GET /stream", SIGNED_IN);
  }

  private static void models() {
    rule("POST /projects/{project}/models/train", MANAGE);
    rule("POST /projects/{project}/machine-acceptance/resume", MANAGE);
    rule("GET /models", SIGNED_IN);
    rule("GET /models/{model}/versions/{version}", SIGNED_IN);
    rule("POST /models", MANAGE_ANY);
    rule("POST /models/{model}/versions/{version}/readmit", MANAGE_ANY);
    rule("POST /projects/{project}/model-runs", MANAGE);
    rule("GET /model-runs/{modelRun}", READ);
  }

  private static void rule(String call, Permission permission) {
    String[] parts = call.split(" ", 2);
    RULES.put(parts[0] + " " + API + parts[1], permission);
  }

  /** What a call of {@code method} to an address of {@code pattern} needs, if it is known. */
  public static Optional<Permission> needed(String method, String pattern) {
    return Optional.ofNullable(RULES.get(method + " " + pattern));
  }

  /** Every rule, by method and pattern. */
  public static Map<String, Permission> rules() {
    return Map.copyOf(RULES);
  }
}
