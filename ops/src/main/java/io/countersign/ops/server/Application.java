package io.countersign.ops.server;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/**
 * The application: everything in {@code io.countersign.ops} that is a component or configuration.
 * Stores, transactions, JSON and people are wired by us, so Spring Boot does not guess at them.
 */
@SpringBootApplication(
    scanBasePackages = "io.countersign.ops",
    exclude = {
      DataSourceAutoConfiguration.class,
      DataSourceInitializationAutoConfiguration.class,
      DataSourceTransactionManagerAutoConfiguration.class,
      JacksonAutoConfiguration.class,
      JdbcClientAutoConfiguration.class,
      JdbcTemplateAutoConfiguration.class,
      UserDetailsServiceAutoConfiguration.class
    })
public class Application {}
