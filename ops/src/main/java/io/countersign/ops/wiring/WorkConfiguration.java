package io.countersign.ops.wiring;

import com.zaxxer.hikari.HikariDataSource;
import io.countersign.engine.log.ModelBundles;
import io.countersign.modelrunner.Models;
import io.countersign.modelrunner.training.HeadTrainer;
import io.countersign.ops.content.ContentStore;
import io.countersign.ops.directory.Lookup;
import io.countersign.ops.models.ModelAnswers;
import io.countersign.ops.models.ModelPreLabels;
import io.countersign.ops.models.ModelStore;
import io.countersign.processes.Background;
import io.countersign.processes.Processes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Models, and the work that goes on without anybody asking. */
@Configuration(proxyBeanMethods = false)
public class WorkConfiguration {
  private static final int OPEN_MODELS = 8;

  @Bean
  Models models() {
    return new Models(OPEN_MODELS);
  }

  @Bean
  HeadTrainer headTrainer(Models models) {
    return new HeadTrainer(models);
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

  /** Closed by {@link BackgroundWork}, before what it works with. */
  @Bean(destroyMethod = "")
  Background sweeping(Processes processes, @Value("${countersign.sweep-every:1s}") Duration pause) {
    return processes.sweeping(pause);
  }

  @Bean(destroyMethod = "")
  Background preLabelling(Processes processes, ModelPreLabels source) {
    return processes.preLabelling(source, "pre-label-" + UUID.randomUUID());
  }
}
