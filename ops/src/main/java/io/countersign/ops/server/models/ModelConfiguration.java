package io.countersign.ops.server.models;

import com.zaxxer.hikari.HikariDataSource;
import io.countersign.engine.log.Commands;
import io.countersign.engine.log.EventLog;
import io.countersign.engine.log.ModelBundles;
import io.countersign.engine.project.Policies;
import io.countersign.modelrunner.process.ModelBudget;
import io.countersign.modelrunner.process.ModelProcess;
import io.countersign.modelrunner.process.ModelProcesses;
import io.countersign.modelrunner.training.HeadTrainer;
import io.countersign.ops.server.content.ContentStore;
import io.countersign.ops.server.directory.Lookalikes;
import io.countersign.ops.server.directory.Lookup;
import io.countersign.ops.server.limits.Limits;
import io.countersign.ops.server.security.access.Access;
import io.countersign.projections.query.Views;
import java.nio.file.Path;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.ClassUtils;

/** Puts the parts of models together. */
@Configuration(proxyBeanMethods = false)
public class ModelConfiguration {
  private static final int OPEN_MODELS = 4;

  /** What starts the classes of a jar that holds jars. */
  private static final String LAUNCHER = "org.springframework.boot.loader.launch.JarLauncher";

  @Bean
  ModelProcesses modelProcesses(Limits limits) {
    ModelBudget budget =
        new ModelBudget(limits.modelStart(), limits.modelRow(), limits.modelMemory().toBytes());
    return new ModelProcesses(program(), budget, OPEN_MODELS, limits.modelThreads());
  }

  private static List<String> program() {
    return ClassUtils.isPresent(LAUNCHER, ClassLoader.getSystemClassLoader())
        ? List.of(LAUNCHER, ModelProcess.NAME)
        : List.of(ModelProcess.class.getName());
  }

  @Bean
  ModelStore modelStore(
      HikariDataSource dataSource, @Value("${countersign.data-dir:data}") Path dataFolder) {
    return new ModelStore(new ModelBundles(dataSource), dataFolder.resolve("models"));
  }

  @Bean
  ModelAnswers modelAnswers(
      ModelRegistry registry, ModelStore store, ModelProcesses processes, ContentStore contents) {
    return new ModelAnswers(registry, store, processes, contents);
  }

  @Bean
  ModelPreLabels modelPreLabels(Lookup lookup, ModelAnswers models) {
    return new ModelPreLabels(lookup, models);
  }

  @Bean
  ModelRegistry modelRegistry(
      Commands commands, ModelStore store, Lookup lookup, Lookalikes lookalikes, Access access) {
    return new ModelRegistry(commands, store, lookup, lookalikes, access);
  }

  @Bean
  ChampionTrial championTrial(Lookup lookup, Policies policies, ModelAnswers models) {
    return new ChampionTrial(lookup, policies, models);
  }

  @Bean
  Training training(
      ModelRegistry registry,
      ModelStore store,
      ModelProcesses processes,
      Views views,
      EventLog log,
      ChampionTrial champion,
      ContentStore contents,
      Limits limits) {
    return new Training(
        registry,
        store,
        new HeadTrainer(processes),
        new AcceptedRows(views, log),
        champion,
        contents,
        limits);
  }

  @Bean
  RunPreview runPreview(JdbcTemplate jdbc, EventLog log, ModelTrials models) {
    return new RunPreview(jdbc, log, models);
  }
}
