package io.countersign.engine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.engine.log.retry.DatabaseTrouble;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.TransactionSystemException;

class DatabaseTroubleTest {
  private static RuntimeException deep(SQLException failure) {
    return new IllegalStateException("engine", new IllegalStateException(failure));
  }

  @ParameterizedTest
  @CsvSource({"08006, AWAY", "57P01, AWAY", "57P02, AWAY", "58030, AWAY", "53100, FULL"})
  void isToldFromTheStateHoweverDeepItIs(String state, DatabaseTrouble expected) {
    RuntimeException failure = deep(new SQLException("", state));
    assertThat(DatabaseTrouble.of(failure)).contains(expected);
    assertThatThrownBy(() -> DatabaseTrouble.passOn(failure)).isSameAs(failure);
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
  void anythingElseIsAFaultOfWhatWasDone(String state) {
    RuntimeException failure = deep(new SQLException("", state));
    assertThat(DatabaseTrouble.of(failure)).isEmpty();
    assertThatCode(() -> DatabaseTrouble.passOn(failure)).doesNotThrowAnyException();
  }
}
