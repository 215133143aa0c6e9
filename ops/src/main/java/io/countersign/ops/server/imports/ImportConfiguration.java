package io.countersign.ops.server.imports;

import io.countersign.engine.log.Commands;
import io.countersign.engine.project.Policies;
import io.countersign.ops.server.content.ContentCheck;
import io.countersign.ops.server.content.ContentStore;
import io.countersign.ops.server.directory.Lookalikes;
import io.countersign.ops.server.directory.Lookup;
import io.countersign.ops.server.imports.format.RowFormats;
import io.countersign.ops.server.imports.mapping.InputReader;
import io.countersign.ops.server.limits.Limits;
import io.countersign.ops.server.node.NodeState;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Puts the parts of imports together. */
@Configuration(proxyBeanMethods = false)
public class ImportConfiguration {
  private static final int LAST_CHUNKS_SECONDS = 5;

  @Bean
  ContentStore contentStore(JdbcTemplate jdbc) {
    return new ContentStore(jdbc);
  }

  @Bean
  ContentCheck contentCheck(Limits limits) {
    return new ContentCheck(limits);
  }

  @Bean
  ImportFailures importFailures(
      JdbcTemplate jdbc, JdbcTransactionManager transactions, Limits limits) {
    TransactionTemplate reading = new TransactionTemplate(transactions);
    reading.setReadOnly(true);
    return new ImportFailures(jdbc, reading, limits);
  }

  @Bean
  ThreadPoolTaskExecutor importWriters(Limits limits) {
    ThreadPoolTaskExecutor writers = new ThreadPoolTaskExecutor();
    writers.setThreadNamePrefix("import-writer-");
    writers.setCorePoolSize(limits.importWriters());
    writers.setMaxPoolSize(limits.importWriters());
    writers.setQueueCapacity(2 * limits.importWriters() * limits.imports());
    // Imports under way end before the web server does, and hand their last chunks to these
    // threads.
    writers.setAcceptTasksAfterContextClose(true);
    writers.setWaitForTasksToCompleteOnShutdown(true);
    writers.setAwaitTerminationSeconds(LAST_CHUNKS_SECONDS);
    return writers;
  }

  @Bean
  RowFormats rowFormats() {
    return RowFormats.all();
  }

  @Bean
  InputReader inputReader(Limits limits) {
    return new InputReader((int) limits.importLine().toBytes(), limits.gzipRatio());
  }

  @Bean
  RowChecks rowChecks(
      Policies policies,
      ContentStore store,
      ContentCheck contents,
      JsonMapper json,
      Limits limits) {
    return new RowChecks(policies, store, contents, json, limits);
  }

  @Bean
  ImportPreviews importPreviews(InputReader reader, RowChecks checks, JsonMapper json) {
    return new ImportPreviews(reader, checks, json);
  }

  @Bean
  BatchImport batchImport(
      Commands commands,
      Lookup lookup,
      Lookalikes lookalikes,
      JdbcTemplate jdbc,
      ImportFailures failures,
      ContentStore store,
      RowChecks checks,
      InputReader reader,
      RowFormats formats,
      JsonMapper json,
      Limits limits,
      @Qualifier("importWriters") ThreadPoolTaskExecutor writers,
      ObjectProvider<ImportProgress> progress,
      NodeState node) {
    ImportProgress told = progress.getIfAvailable(() -> (project, batch, counts) -> {});
    return new BatchImport(
        new BatchImport.Parts(
            commands,
            lookup,
            lookalikes,
            jdbc,
            failures,
            store,
            checks,
            reader,
            formats,
            json,
            limits,
            writers,
            told,
            node));
  }
}
