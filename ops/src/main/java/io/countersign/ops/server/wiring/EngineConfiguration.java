package io.countersign.ops.server.wiring;

import com.zaxxer.hikari.HikariDataSource;
import io.countersign.engine.log.CommandWatch;
import io.countersign.engine.log.Commands;
import io.countersign.engine.log.EventEngine;
import io.countersign.engine.log.EventLog;
import io.countersign.engine.log.IdempotencyKeys;
import io.countersign.engine.project.Flows;
import io.countersign.engine.project.Policies;
import io.countersign.ops.server.directory.Directory;
import io.countersign.ops.server.directory.Lookalikes;
import io.countersign.ops.server.directory.Lookup;
import io.countersign.ops.server.directory.Names;
import io.countersign.ops.server.node.NodeRole;
import io.countersign.ops.server.node.NodeRoles;
import io.countersign.processes.Processes;
import io.countersign.processes.prelabel.ModelRuns;
import io.countersign.processes.queue.WorkQueue;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The domain on its event log, and who follows it inside its transactions. {@link Commands} can
 * only be had once the processes follow, so no command goes past them.
 */
@Configuration(proxyBeanMethods = false)
public class EngineConfiguration {
  @Bean
  NodeRoles nodeRoles(@Value("${countersign.roles:all}") String roles) {
    return new NodeRoles(NodeRole.parse(roles));
  }

  @Bean
  Directory directory(JdbcTemplate jdbc, JdbcTransactionManager transactions) {
    return new Directory(jdbc, new TransactionTemplate(transactions));
  }

  @Bean
  Lookup lookup(JdbcTemplate jdbc) {
    return new Lookup(jdbc);
  }

  @Bean
  Lookalikes lookalikes(JdbcTemplate jdbc) {
    return new Lookalikes(jdbc);
  }

  @Bean
  Names names(JdbcTemplate jdbc) {
    return new Names(jdbc);
  }

  @Bean
  Flows flows() {
    return Processes.shippedFlows();
  }

  @Bean
  EventEngine eventEngine(
      HikariDataSource dataSource,
      JdbcTransactionManager transactions,
      Directory directory,
      CommandWatch watch,
      Flows flows,
      Clock clock) {
    return EventEngine.builder(dataSource)
        .transactionManager(transactions)
        .clock(clock)
        .watch(watch)
        .flows(flows)
        .follower(directory)
        .retryOn(Processes::isLost)
        .build();
  }

  @Bean
  Processes processes(
      HikariDataSource dataSource,
      JdbcTransactionManager transactions,
      EventEngine engine,
      Clock clock) {
    return Processes.start(dataSource, transactions, engine, clock);
  }

  @Bean
  Commands commands(EventEngine engine, Processes processes) {
    return engine.commands();
  }

  @Bean
  EventLog eventLog(EventEngine engine) {
    return engine.eventLog();
  }

  @Bean
  Policies policies(EventEngine engine) {
    return engine.policies();
  }

  @Bean
  IdempotencyKeys idempotencyKeys(EventEngine engine) {
    return engine.idempotencyKeys();
  }

  @Bean
  WorkQueue workQueue(Processes processes) {
    return processes.workQueue();
  }

  @Bean
  ModelRuns modelRuns(Processes processes) {
    return processes.modelRuns();
  }
}
