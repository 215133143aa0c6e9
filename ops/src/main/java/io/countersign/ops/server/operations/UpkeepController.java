package io.countersign.ops.server.operations;

import io.countersign.ops.server.answers.IdempotentResponse;
import io.countersign.ops.server.operations.OperationAnswers.Order;
import io.countersign.ops.server.security.access.Caller;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Verification and rebuild: one of them at a time. */
@RestController
@RequestMapping("/api/v1")
final class UpkeepController {
  private static final String UPKEEP = "upkeep";

  private final OperationAnswers operations;
  private final UpkeepLease lease;
  private final Verification verification;
  private final RebuildStores rebuild;

  UpkeepController(
      OperationAnswers operations,
      UpkeepLease lease,
      Verification verification,
      RebuildStores rebuild) {
    this.operations = operations;
    this.lease = lease;
    this.verification = verification;
    this.rebuild = rebuild;
  }

  /** What to make anew: {@code projections}, {@code processes} or {@code all}. */
  record RebuildForm(String what) {}

  @Operation(
      summary = "Compare event log, processes, queue and projections",
      description =
          "Returns 202 with an operation, whose result is {differences, items, …}, or 409 while a"
              + " verification or rebuild is running.")
  @PostMapping("/verify")
  @ResponseStatus(HttpStatus.ACCEPTED)
  ResponseEntity<IdempotentResponse<StartedOperation>> verify(
      Caller caller, HttpServletRequest request) {
    return operations.start(
        new Order(caller, request, null, "verify", UPKEEP),
        steps -> lease.during(() -> verification.run(steps)));
  }

  @Operation(
      summary = "Rebuild projections, processes or both from the event log",
      description =
          "Returns 202 with an operation, or 409 while a verification or rebuild is running.")
  @PostMapping("/rebuild")
  @ResponseStatus(HttpStatus.ACCEPTED)
  ResponseEntity<IdempotentResponse<StartedOperation>> rebuild(
      Caller caller, HttpServletRequest request, @RequestBody RebuildForm form) {
    RebuildStores.What what = RebuildStores.What.parse(form.what());
    return operations.start(
        new Order(caller, request, form, "rebuild", UPKEEP),
        steps -> lease.during(() -> rebuild.run(what, steps)));
  }
}
