package io.countersign.ops.server.console;

import java.time.Duration;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.resource.EncodedResourceResolver;

/** Serves the console that the build put on the class path, if it did. */
@Configuration(proxyBeanMethods = false)
public class ConsoleConfiguration implements WebMvcConfigurer {
  private static final String FOLDER = "console/";

  /** The names of assets have a hash of their content. */
  private static final CacheControl FOR_EVER =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

  @Bean
  RouterFunction<ServerResponse> consolePages() {
    Resource index = new ClassPathResource(FOLDER + ConsoleRoutes.INDEX);
    if (!index.exists()) {
      return request -> Optional.empty();
    }
    ConsolePage page = new ConsolePage(index);
    return RouterFunctions.route(
        RequestPredicates.methods(HttpMethod.GET, HttpMethod.HEAD)
            .and(request -> ConsoleRoutes.isPage(request.requestPath().pathWithinApplication())),
        page::answer);
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    files(registry, "/assets/**", FOLDER + "assets/").setCacheControl(FOR_EVER);
    files(registry, "/*", FOLDER).setCacheControl(CacheControl.noCache());
  }

  /** Files of a jar all have one date, which says nothing. */
  private static ResourceHandlerRegistration files(
      ResourceHandlerRegistry registry, String addresses, String folder) {
    ResourceHandlerRegistration files =
        registry
            .addResourceHandler(addresses)
            .addResourceLocations("classpath:/" + folder)
            .setUseLastModified(false);
    files
        .resourceChain(true)
        .addResolver(new EncodedResourceResolver())
        .addResolver(new GunzippedResourceResolver());
    return files;
  }
}
