package io.countersign.ops.server.http;

import io.countersign.ops.contract.json.HttpJson;
import io.countersign.ops.contract.json.Instants;
import io.countersign.ops.contract.problem.ProblemWatch;
import io.countersign.ops.contract.problem.Problems;
import io.countersign.ops.server.answers.WireNameConverter;
import io.countersign.ops.server.limits.Limits;
import io.countersign.ops.server.security.access.Access;
import io.countersign.ops.server.security.access.CallerArguments;
import io.countersign.ops.server.security.access.Gate;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** How requests are read, let in and answered. */
@Configuration(proxyBeanMethods = false)
public class HttpConfiguration implements WebMvcConfigurer {
  private final Access access;

  HttpConfiguration(Access access) {
    this.access = access;
  }

  /** Beans that the configuration itself does not need. */
  @Configuration(proxyBeanMethods = false)
  public static class Json {
    @Bean
    JsonMapper jsonMapper() {
      return HttpJson.mapper();
    }

    @Bean
    Problems problems(JsonMapper json, ProblemWatch watch) {
      return new Problems(json, watch);
    }

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(Limits limits, Problems problems) {
      FilterRegistrationBean<BodyLimit> filter =
          new FilterRegistrationBean<>(new BodyLimit(limits, problems));
      filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
      return filter;
    }

    @Bean
    FilterRegistrationBean<WellFormedRequests> wellFormedRequests(Problems problems) {
      FilterRegistrationBean<WellFormedRequests> filter =
          new FilterRegistrationBean<>(new WellFormedRequests(problems));
      filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
      return filter;
    }

    /** What is no HTTP never reaches a filter: the web server itself has to answer it. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfRequests(
        Problems problems) {
      return factory ->
          factory.addContextCustomizers(
              context -> context.getParent().getPipeline().addValve(new ProblemValve(problems)));
    }
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new Gate(access)).addPathPatterns("/api/v1/**");
    registry.addInterceptor(new KnownParameters()).addPathPatterns("/api/v1/**");
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new CallerArguments());
  }

  @Override
  public void addFormatters(FormatterRegistry registry) {
    registry.addConverterFactory(new WireNameConverter());
    registry.addConverter(String.class, Instant.class, Instants::parse);
  }
}
