package io.countersign.ops.server.wiring;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Refuses to start with other parts than ours: a wrong one would fail late and without a word. */
@Component
final class PartsCheck implements SmartInitializingSingleton {
  private final ApplicationContext context;

  PartsCheck(ApplicationContext context) {
    this.context = context;
  }

  @Override
  public void afterSingletonsInstantiated() {
    requireOnly(DataSource.class, HikariDataSource.class);
    requireOnly(PlatformTransactionManager.class, JdbcTransactionManager.class);
    JdbcTransactionManager transactions = context.getBean(JdbcTransactionManager.class);
    require(
        transactions.getDataSource() == context.getBean(DataSource.class),
        "transactions on the one pool");
    require(
        context
            .getBean(JsonMapper.class)
            .isEnabled(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES),
        "JSON that refuses unknown fields");
  }

  private void requireOnly(Class<?> kind, Class<?> expected) {
    var found = context.getBeansOfType(kind).values();
    require(
        found.size() == 1 && expected.isInstance(found.iterator().next()),
        "one " + expected.getSimpleName());
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException("Expected " + what + " at start-up");
    }
  }
}
