package io.countersign.ops.models;

import io.countersign.engine.log.Commands;
import io.countersign.engine.log.EventLog;
import io.countersign.modelrunner.Models;
import io.countersign.modelrunner.training.HeadTrainer;
import io.countersign.ops.content.ContentStore;
import io.countersign.ops.directory.Lookup;
import io.countersign.ops.limits.Limits;
import io.countersign.projections.ProjectionQueries;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the parts of models together. */
@Configuration(proxyBeanMethods = false)
public class ModelConfiguration {
  @Bean
  ModelRegistry modelRegistry(Commands commands, ModelStore bundles, Models models, Lookup lookup) {
    return new ModelRegistry(commands, bundles, models, lookup);
  }

  @Bean
  AcceptedRows acceptedRows(
      ProjectionQueries queries, ContentStore contents, EventLog log, Limits limits) {
    return new AcceptedRows(queries, contents, log, limits);
  }

  @Bean
  Training training(
      ModelRegistry registry,
      ModelStore bundles,
      HeadTrainer trainer,
      AcceptedRows accepted,
      EventLog log,
      Limits limits) {
    return new Training(registry, bundles, trainer, accepted, log, limits);
  }

  @Bean
  RunPreview runPreview(
      ProjectionQueries queries,
      EventLog log,
      ContentStore contents,
      ModelStore bundles,
      Models models) {
    return new RunPreview(queries, log, contents, bundles, models);
  }
}
