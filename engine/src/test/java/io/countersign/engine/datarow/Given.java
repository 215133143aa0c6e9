package io.countersign.engine.datarow;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.engine.datarow.aggregate.DataRow;
import io.countersign.engine.project.Policies;
import io.countersign.engine.project.Policy;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.FieldError;
import io.countersign.engine.refusal.Refusal;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.matchers.Matchers;
import org.jspecify.annotations.Nullable;

/** Given what happened to a row, when a command comes, then events or a refusal. */
final class Given {
  private final ResultValidator<DataRow> result;

  private Given(ResultValidator<DataRow> result) {
    this.result = result;
  }

  /** A history, and then a command. */
  static Given when(History history, Object command) {
    return when(history, command, Samples.POLICY);
  }

  /** The same under another policy. */
  static Given when(History history, Object command, Policy policy) {
    Policies policies = (projectId, policyVersion) -> policy;
    return new Given(
        new AggregateTestFixture<>(DataRow.class)
            .registerInjectableResource(policies)
            .given(history.events())
            .when(command));
  }

  void then(DataRowEvent... events) {
    result.expectSuccessfulHandlerExecution().expectEvents((Object[]) events);
  }

  void thenNothing() {
    result.expectSuccessfulHandlerExecution().expectNoEvents();
  }

  void thenRefused(Refusal refusal) {
    thenRefused(refusal, null);
  }

  /** Refused, with the first error at {@code path}. */
  void thenRefused(Refusal refusal, @Nullable String path) {
    result
        .expectNoEvents()
        .expectException(
            Matchers.<CommandRefused>predicate(
                refused -> {
                  assertThat(refused.refusal()).isEqualTo(refusal);
                  if (path != null) {
                    assertThat(refused.errors())
                        .extracting(FieldError::path)
                        .first()
                        .isEqualTo(path);
                  }
                  return true;
                }));
  }
}
