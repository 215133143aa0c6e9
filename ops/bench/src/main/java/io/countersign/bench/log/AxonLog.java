package io.countersign.bench.log;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.json.JacksonSerializer;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** Axon's own event store for JDBC, on tables beside ours, in the caller's transactions. */
final class AxonLog {
  private static final int PAGE = 1_000;

  private AxonLog() {}

  /** Makes its tables, and opens it. */
  static EventStorageEngine create(DataSource dataSource) throws SQLException {
    JacksonSerializer serializer =
        JacksonSerializer.builder()
            .objectMapper(new ObjectMapper().findAndRegisterModules())
            .build();
    var transactional = new TransactionAwareDataSourceProxy(dataSource);
    JdbcEventStorageEngine engine =
        JdbcEventStorageEngine.builder()
            .eventSerializer(serializer)
            .snapshotSerializer(serializer)
            .connectionProvider(transactional::getConnection)
            .transactionManager(NoTransactionManager.INSTANCE)
            .batchSize(PAGE)
            .build();
    engine.createSchema(PostgresEventTableFactory.INSTANCE);
    return engine;
  }
}
