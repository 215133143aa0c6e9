package io.countersign.ops.answers;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import io.countersign.ops.problem.Problem;
import io.countersign.ops.problem.ProblemCode;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.TransactionSystemException;

class StoreTroubleTest {
  @ParameterizedTest
  @CsvSource({"08006, AWAY", "57P01, AWAY", "57P02, AWAY", "58030, AWAY", "53100, FULL"})
  void isToldFromTheStateHoweverDeepItIs(String state, StoreTrouble expected) {
    RuntimeException failure =
        new IllegalStateException("engine", new IllegalStateException(new SQLException("", state)));
    assertThat(StoreTrouble.of(failure)).contains(expected);
  }

  @Test
  void aPoolWithoutConnectionsIsTrouble() {
    assertThat(StoreTrouble.of(new SQLTransientConnectionException("none left")))
        .contains(StoreTrouble.AWAY);
  }

  @Test
  void aTransactionThatCannotBeRolledBackIsTrouble() {
    var failure = new TransactionSystemException("rollback", new SQLException("closed"));
    assertThat(StoreTrouble.of(failure)).contains(StoreTrouble.AWAY);
  }

  @Test
  void anUnansweredQuestionToTheViewsIsTrouble() {
    var failure = new IllegalStateException(new MongoTimeoutException("no server"));
    assertThat(StoreTrouble.problem(failure))
        .map(Problem::code)
        .contains(ProblemCode.VIEWS_UNAVAILABLE.name());
    assertThat(StoreTrouble.of(new MongoCommandException(new BsonDocument(), new ServerAddress())))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"23505", "40001", "42P01", "57014"})
  void anythingElseIsAFaultOfOurs(String state) {
    assertThat(StoreTrouble.of(new SQLException("", state))).isEmpty();
  }

  @Test
  void theRequestMayBeRepeatedLater() {
    assertThat(StoreTrouble.problem(new SQLException("", "57P02")))
        .map(Problem::status)
        .contains(503);
    assertThat(StoreTrouble.problem("no failure")).isEmpty();
  }
}
