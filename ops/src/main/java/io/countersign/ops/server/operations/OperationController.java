package io.countersign.ops.server.operations;

import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.security.access.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How operations get on. */
@RestController
@RequestMapping("/api/v1/operations")
final class OperationController {
  private final Operations operations;

  OperationController(Operations operations) {
    this.operations = operations;
  }

  @GetMapping("/{operation}")
  OperationView get(Caller caller, @PathVariable String operation) {
    return operations
        .find(operation, caller)
        .orElseThrow(
            () ->
                new RequestRefused(
                    ProblemCode.OPERATION_NOT_FOUND, "There is no operation " + operation));
  }
}
