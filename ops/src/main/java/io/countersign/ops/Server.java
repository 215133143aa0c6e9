package io.countersign.ops;

import io.countersign.ops.stores.CannotStart;
import io.countersign.ops.stores.StoreSettings;
import io.countersign.ops.stores.Stores;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The application running on its stores; closing it ends the requests in flight, then both. */
public final class Server implements AutoCloseable {
  private final Stores stores;
  private final ConfigurableApplicationContext context;

  private Server(Stores stores, ConfigurableApplicationContext context) {
    this.stores = stores;
    this.context = context;
  }

  /**
   * Where the server listens, and on what.
   *
   * @param address of the network interface; 127.0.0.1 for this machine only
   * @param port 0 for a free one
   * @param configuration more settings by their Spring names; what stands here goes before them
   */
  public record Settings(
      String address, int port, StoreSettings stores, Map<String, Object> configuration) {
    public Settings {
      configuration = Map.copyOf(configuration);
    }

    /** The same with one more setting, which goes before one of that name. */
    public Settings with(String name, Object value) {
      Map<String, Object> more = new LinkedHashMap<>(configuration);
      more.put(name, value);
      return new Settings(address, port, stores, more);
    }
  }

  /**
   * Opens the stores and starts the application on them.
   *
   * @throws CannotStart with one line that says what to do
   */
  public static Server start(Settings settings) {
    requireFree(settings.address(), settings.port());
    Stores stores = Stores.open(settings.stores());
    boolean started = false;
    try {
      Server server = new Server(stores, run(settings, stores));
      started = true;
      return server;
    } finally {
      if (!started) {
        stores.close();
      }
    }
  }

  /** Where a client on this machine finds the server. */
  public URI url() {
    return URI.create("http://localhost:" + port());
  }

  public int port() {
    return Objects.requireNonNull(
            ((WebServerApplicationContext) context).getWebServer(), "web server")
        .getPort();
  }

  /** The password that this start made for {@code admin}, if it made one. */
  public Optional<String> adminPassword() {
    return context.getBeanProvider(FirstStart.class).stream()
        .flatMap(first -> first.adminPassword().stream())
        .findFirst();
  }

  /** A part of the running application, for work that goes past HTTP. */
  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
    stores.close();
  }

  private static ConfigurableApplicationContext run(Settings settings, Stores stores) {
    SpringApplication application = new SpringApplication(Application.class);
    application.setRegisterShutdownHook(false);
    application.setDefaultProperties(defaults());
    application.addInitializers(
        context -> {
          context
              .getEnvironment()
              .getPropertySources()
              .addFirst(new MapPropertySource("countersign", properties(settings, stores)));
          // As a singleton: the server closes them, once everything else is.
          context.getBeanFactory().registerSingleton("stores", stores);
        });
    try {
      return application.run();
    } catch (RuntimeException e) {
      throw reason(e, settings);
    }
  }

  private static Map<String, Object> defaults() {
    return Map.of(
        "spring.main.banner-mode", "off",
        "spring.main.log-startup-info", "false",
        "server.shutdown", "graceful",
        "spring.lifecycle.timeout-per-shutdown-phase", "30s",
        "logging.config", "classpath:logging-server.xml");
  }

  private static Map<String, Object> properties(Settings settings, Stores stores) {
    Map<String, Object> properties = new LinkedHashMap<>(settings.configuration());
    properties.put("server.address", settings.address());
    properties.put("server.port", settings.port());
    properties.put("spring.datasource.url", stores.database().jdbcUrl());
    putIfKnown(properties, "spring.datasource.username", stores.database().user());
    putIfKnown(properties, "spring.datasource.password", stores.database().password());
    properties.put("countersign.mongo.uri", stores.projections().uri());
    properties.put("countersign.data-dir", settings.stores().dataDir().toAbsolutePath().toString());
    return properties;
  }

  private static void putIfKnown(
      Map<String, Object> properties, String name, @Nullable String value) {
    if (value != null) {
      properties.put(name, value);
    }
  }

  private static RuntimeException reason(RuntimeException failure, Settings settings) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CannotStart known) {
        return known;
      }
      if (cause instanceof PortInUseException) {
        return portInUse(settings.port(), failure);
      }
    }
    return failure;
  }

  /** Found out before the stores are started, which takes a while. */
  private static void requireFree(String address, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
    } catch (UnknownHostException e) {
      throw new CannotStart("The address " + address + " is unknown", e);
    } catch (IOException e) {
      throw portInUse(port, e);
    }
  }

  private static CannotStart portInUse(int port, Exception cause) {
    return new CannotStart(
        "Port %d is in use or not allowed; choose another with --port".formatted(port), cause);
  }
}
