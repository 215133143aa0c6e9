package io.countersign.ops.server.connections;

import io.countersign.ops.contract.problem.Problems;
import io.countersign.ops.server.limits.Limits;
import org.apache.catalina.connector.Connector;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** How the web server takes connections. */
@Configuration(proxyBeanMethods = false)
public class ConnectionConfiguration {
  @Bean
  ManagementPort managementPort(
      @Value("${countersign.management-port:#{null}}") @Nullable Integer port) {
    return new ManagementPort(port);
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> guardedConnections(
      Limits limits, ManagementPort management) {
    return factory -> {
      factory.setProtocol(GuardedProtocol.class.getName());
      factory.addConnectorCustomizers(connector -> guard(connector, limits, limits.webThreads()));
      Connector watched = management.at(factory.getAddress());
      if (watched != null) {
        guard(watched, limits, ManagementPort.THREADS);
        factory.addAdditionalConnectors(watched);
      }
      factory.addEngineValves(new BodyValve());
    };
  }

  private static void guard(Connector connector, Limits limits, int threads) {
    if (connector.getProtocolHandler() instanceof GuardedProtocol protocol) {
      protocol.guard(limits, BodyPlaces.of(threads));
    }
  }

  /** Before whatever else may refuse a request. */
  @Bean
  FilterRegistrationBean<RefusedBodies> refusedBodies(Problems problems) {
    FilterRegistrationBean<RefusedBodies> filter =
        new FilterRegistrationBean<>(new RefusedBodies(problems));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }
}
