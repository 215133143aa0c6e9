package io.countersign.ops;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/**
 * The application: everything in this package and below it that is a component or configuration.
 */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
public class Application {}
