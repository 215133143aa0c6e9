package io.countersign.ops.server.wiring;

import io.countersign.engine.background.BackgroundLoop;
import io.countersign.engine.log.IdempotencyKeys;
import io.countersign.ops.server.security.record.AccessRecord;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets answers that nobody will ask for again, and old lines of the access record. */
@Configuration(proxyBeanMethods = false)
public class KeyPurge {
  private static final Duration PAUSE = Duration.ofMinutes(10);

  @Bean(destroyMethod = "")
  BackgroundLoop keyPurging(IdempotencyKeys keys) {
    return BackgroundLoop.whileThereIsMore(
        "countersign-key-purge", PAUSE, () -> keys.purge() == IdempotencyKeys.PURGE_LIMIT);
  }

  @Bean(destroyMethod = "")
  BackgroundLoop accessPurging(AccessRecord record) {
    return BackgroundLoop.every("countersign-access-purge", PAUSE, record::purge);
  }
}
