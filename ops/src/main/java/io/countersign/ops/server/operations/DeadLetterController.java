package io.countersign.ops.server.operations;

import io.countersign.ops.server.answers.CommandAnswers;
import io.countersign.ops.server.answers.IdempotentResponse;
import io.countersign.ops.server.answers.ItemList;
import io.countersign.ops.server.security.access.Caller;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Dead letters, and how they are retried. */
@RestController
@RequestMapping("/api/v1/dead-letters")
final class DeadLetterController {
  private final DeadLetters deadLetters;
  private final CommandAnswers answers;

  DeadLetterController(DeadLetters deadLetters, CommandAnswers answers) {
    this.deadLetters = deadLetters;
    this.answers = answers;
  }

  /** Which to try again: all of them where there is no {@code subject}. */
  record RetryForm(@Nullable String subject) {}

  /** How many are tried again. */
  record Retried(long asked) {}

  @Operation(
      summary = "List dead letters",
      description = "What projections and background work failed on and set aside.")
  @GetMapping
  ItemList<DeadLetterLine> list() {
    return ItemList.whole(deadLetters.all());
  }

  @Operation(
      summary = "Retry dead letters",
      description =
          "They are retried within seconds. One that fails again stays, with one more try.")
  @PostMapping("/retry")
  @ResponseStatus(HttpStatus.ACCEPTED)
  ResponseEntity<IdempotentResponse<Retried>> retry(
      Caller caller, HttpServletRequest request, @RequestBody RetryForm form) {
    return answers.answer(
        caller, request, form, 202, () -> new Retried(deadLetters.retry(form.subject())));
  }
}
