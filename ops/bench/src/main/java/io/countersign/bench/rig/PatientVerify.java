package io.countersign.bench.rig;

import io.countersign.ops.contract.client.ApiProblem;
import io.countersign.ops.contract.client.CountersignClient;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** Verifies a server on which a request of a trial may have begun a verification, too. */
public final class PatientVerify {
  private static final Set<String> WAITED_FOR = Set.of("OPERATION_RUNNING", "TOO_MANY_AT_ONCE");
  private static final int ATTEMPTS = 120;
  private static final long PAUSE_NANOS = 500_000_000L;

  private PatientVerify() {}

  /** What verify answers in the end. */
  public static JsonNode run(CountersignClient admin) {
    for (int attempt = 1; ; attempt++) {
      try {
        return admin.await("/verify", Map.of(), (done, total) -> {});
      } catch (ApiProblem problem) {
        if (attempt == ATTEMPTS || !WAITED_FOR.contains(problem.code())) {
          throw problem;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }
}
