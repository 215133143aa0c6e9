package io.countersign.ops.server.export;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the parts of exports together. */
@Configuration(proxyBeanMethods = false)
class ExportConfiguration {
  @Bean
  ExportFormats exportFormats() {
    return ExportFormats.all();
  }
}
