package io.countersign.ops.server.answers;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import io.countersign.ops.contract.problem.Problem;
import io.countersign.ops.contract.problem.ProblemCode;
import java.sql.SQLException;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class StoreTroubleTest {
  @Test
  void aFullDatabaseIsToldFromOneThatIsAway() {
    assertThat(StoreTrouble.of(new SQLException("", "53100"))).contains(StoreTrouble.FULL);
    assertThat(StoreTrouble.of(new SQLException("", "08006"))).contains(StoreTrouble.AWAY);
    assertThat(StoreTrouble.of(new SQLException("", "23505"))).isEmpty();
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

  @Test
  void theRequestMayBeRepeatedLater() {
    assertThat(StoreTrouble.problem(new SQLException("", "57P02")))
        .map(Problem::status)
        .contains(503);
    assertThat(StoreTrouble.problem("no failure")).isEmpty();
  }
}
