package io.countersign.ops.server.models;

import com.zaxxer.hikari.HikariDataSource;
import io.countersign.engine.log.Commands;
import io.countersign.engine.log.EventLog;
import io.countersign.engine.log.ModelBundles;
import io.countersign.modelrunner.Models;
import io.countersign.modelrunner.training.HeadTrainer;
import io.countersign.ops.server.content.ContentStore;
import io.countersign.ops.server.directory.Lookup;
import io.countersign.ops.server.limits.Limits;
import io.countersign.ops.server.security.access.Access;
import io.countersign.projections.query.Views;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Puts the parts of models together. */
@Configuration(proxyBeanMethods = false)
public class ModelConfiguration {
  private static final int OPEN_MODELS = 8;

  @Bean
  Models models(Limits limits) {
    return new Models(OPEN_MODELS, limits.modelThreads());
  }

  @Bean
  ModelStore modelStore(
      HikariDataSource dataSource, @Value("${countersign.data-dir:data}") Path dataFolder) {
    return new ModelStore(new ModelBundles(dataSource), dataFolder.resolve("models"));
  }

  @Bean
  ModelAnswers modelAnswers(ModelStore store, Models models, ContentStore contents) {
    return new ModelAnswers(store, models, contents);
  }

  @Bean
  ModelPreLabels modelPreLabels(Lookup lookup, ModelAnswers models) {
    return new ModelPreLabels(lookup, models);
  }

  @Bean
  ModelRegistry modelRegistry(Commands commands, ModelStore store, Lookup lookup, Access access) {
    return new ModelRegistry(commands, store, lookup, access);
  }

  @Bean
  Training training(
      ModelRegistry registry,
      ModelStore store,
      Models models,
      Views views,
      EventLog log,
      ContentStore contents,
      Limits limits) {
    return new Training(
        registry, store, new HeadTrainer(models), new AcceptedRows(views, log), contents, limits);
  }

  @Bean
  RunPreview runPreview(JdbcTemplate jdbc, EventLog log, ModelAnswers models) {
    return new RunPreview(jdbc, log, models);
  }
}
