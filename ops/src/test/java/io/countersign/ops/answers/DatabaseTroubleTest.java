package io.countersign.ops.answers;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.problem.Problem;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.TransactionSystemException;

class DatabaseTroubleTest {
  @ParameterizedTest
  @CsvSource({"08006, AWAY", "57P01, AWAY", "57P02, AWAY", "58030, AWAY", "53100, FULL"})
  void isToldFromTheStateHoweverDeepItIs(String state, DatabaseTrouble expected) {
    RuntimeException failure =
        new IllegalStateException("engine", new IllegalStateException(new SQLException("", state)));
    assertThat(DatabaseTrouble.of(failure)).contains(expected);
  }

  @Test
  void aPoolWithoutConnectionsIsTrouble() {
    assertThat(DatabaseTrouble.of(new SQLTransientConnectionException("none left")))
        .contains(DatabaseTrouble.AWAY);
  }

  @Test
  void aTransactionThatCannotBeRolledBackIsTrouble() {
    var failure = new TransactionSystemException("rollback", new SQLException("closed"));
    assertThat(DatabaseTrouble.of(failure)).contains(DatabaseTrouble.AWAY);
  }

  @ParameterizedTest
  @CsvSource({"23505", "40001", "42P01", "57014"})
  void anythingElseIsAFaultOfOurs(String state) {
    assertThat(DatabaseTrouble.of(new SQLException("", state))).isEmpty();
  }

  @Test
  void theRequestMayBeRepeatedLater() {
    assertThat(DatabaseTrouble.problem(new SQLException("", "57P02")))
        .map(Problem::status)
        .contains(503);
    assertThat(DatabaseTrouble.problem("no failure")).isEmpty();
  }
}
