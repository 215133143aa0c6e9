package io.countersign.ops.server.connections;

import io.countersign.ops.contract.problem.Problems;
import io.countersign.ops.server.limits.Limits;
import org.apache.catalina.Valve;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.valves.RemoteIpValve;
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
      Limits limits,
      ManagementPort management,
      @Value("${countersign.trusted-proxies:}") String trustedProxies) {
    Networks trusted = Networks.parse(trustedProxies);
    return factory -> {
      factory.setProtocol(GuardedProtocol.class.getName());
      factory.addConnectorCustomizers(
          connector -> guard(connector, limits, limits.webThreads(), trusted));
      Connector watched = management.at(factory.getAddress());
      if (watched != null) {
        guard(watched, limits, ManagementPort.THREADS, trusted);
        factory.addAdditionalConnectors(watched);
      }
      factory.addEngineValves(forwarded(trusted), new BodyValve());
    };
  }

  private static Valve forwarded(Networks trusted) {
    if (trusted.isEmpty()) {
      return new ForwardedIgnored();
    }
    RemoteIpValve valve = new RemoteIpValve();
    valve.setInternalProxies(trusted.toString());
    valve.setProtocolHeader("X-Forwarded-Proto");
    valve.setHostHeader("X-Forwarded-Host");
    valve.setPortHeader("X-Forwarded-Port");
    return valve;
  }

  private static void guard(Connector connector, Limits limits, int threads, Networks trusted) {
    if (connector.getProtocolHandler() instanceof GuardedProtocol protocol) {
      protocol.guard(limits, BodyPlaces.of(threads), trusted);
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
