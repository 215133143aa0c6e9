package io.countersign.ops.server;

import io.countersign.ops.server.connections.ManagementPort;
import io.countersign.ops.server.settings.SettingsCheck;
import io.countersign.ops.stores.CannotStart;
import io.countersign.ops.stores.StoreSettings;
import io.countersign.ops.stores.Stores;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TimeZone;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.tomcat.ConnectorStartFailedException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/** The application running on its stores; closing it ends the requests in flight, then both. */
public final class Server implements AutoCloseable {
  private static final int MOST_PORT = 65_535;

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
   * @param configuration more settings by their Spring names, after those of the environment
   * @param chosen settings that go before all others
   */
  public record Settings(
      String address,
      int port,
      StoreSettings stores,
      Map<String, Object> configuration,
      Map<String, Object> chosen) {
    public Settings {
      configuration = Map.copyOf(configuration);
      chosen = Map.copyOf(chosen);
    }

    public Settings(
        String address, int port, StoreSettings stores, Map<String, Object> configuration) {
      this(address, port, stores, configuration, Map.of());
    }

    /** The same with one more setting, which goes before any of that name. */
    public Settings with(String name, Object value) {
      Map<String, Object> more = new LinkedHashMap<>(chosen);
      more.put(name, value);
      return new Settings(address, port, stores, configuration, more);
    }
  }

  /**
   * Opens the stores and starts the application on them. From then on this process counts time in
   * UTC: the process engine keeps wall-clock times, which have to be the same on every node, and
   * none twice in a year.
   *
   * @throws CannotStart with one line that says what to do
   */
  public static Server start(Settings settings) {
    TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
    requireFree(settings.address(), settings.port());
    CompletableFuture<Stores> stores = opening(settings.stores());
    boolean started = false;
    try {
      ConfigurableApplicationContext context = run(settings, stores);
      started = true;
      return new Server(stores.join(), context);
    } finally {
      if (!started) {
        stores.thenAccept(Stores::close).exceptionally(reported -> null).join();
      }
    }
  }

  /** The application is put together meanwhile; its first part that needs a store waits. */
  private static CompletableFuture<Stores> opening(StoreSettings settings) {
    // Here, since it warns if two threads log first at the same time.
    LoggerFactory.getILoggerFactory();
    return CompletableFuture.supplyAsync(
        () -> Stores.open(settings), work -> new Thread(work, "stores").start());
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

  /** Where those who watch over the node find it, if it has a port for them. */
  public OptionalInt managementPort() {
    return context.getBean(ManagementPort.class).port();
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

  private static ConfigurableApplicationContext run(
      Settings settings, CompletableFuture<Stores> stores) {
    SpringApplication application = new SpringApplication(Application.class);
    application.setRegisterShutdownHook(false);
    application.setDefaultProperties(defaults());
    application.addInitializers(
        context -> {
          configure(context.getEnvironment(), settings);
          register(stores, (BeanDefinitionRegistry) context.getBeanFactory());
        });
    try {
      return application.run();
    } catch (RuntimeException e) {
      throw reason(e, settings);
    }
  }

  private static void configure(ConfigurableEnvironment environment, Settings settings) {
    SettingsCheck.requireKnown(settings.configuration().keySet());
    MutablePropertySources sources = environment.getPropertySources();
    sources.addFirst(new MapPropertySource("countersign", properties(settings)));
    sources.addAfter(
        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
        new MapPropertySource("configuration", settings.configuration()));
    SettingsCheck.requireValid(environment);
    SettingsCheck.warnings(System.getenv().keySet())
        .forEach(LoggerFactory.getLogger(Server.class)::warn);
  }

  private static Map<String, Object> defaults() {
    return Map.of(
        "spring.main.banner-mode", "off",
        "spring.main.log-startup-info", "false",
        "server.shutdown", "graceful",
        "spring.lifecycle.timeout-per-shutdown-phase", "${countersign.limits.stop:30s}",
        "logging.config", "classpath:logging-server.xml");
  }

  private static void register(CompletableFuture<Stores> stores, BeanDefinitionRegistry registry) {
    RootBeanDefinition definition = new RootBeanDefinition(Stores.class, stores::join);
    // The server closes them, once everything else is.
    definition.setDestroyMethodName("");
    registry.registerBeanDefinition("stores", definition);
  }

  private static Map<String, Object> properties(Settings settings) {
    Map<String, Object> properties = new LinkedHashMap<>(settings.chosen());
    properties.put("server.address", settings.address());
    properties.put("server.port", settings.port());
    properties.put("management.metrics.system.diskspace.paths", folder(settings));
    properties.put("countersign.data-dir", settings.stores().dataDir().toAbsolutePath().toString());
    return properties;
  }

  /** Where disk space is watched: the data folder, or what is there of its parents. */
  private static String folder(Settings settings) {
    Path folder = settings.stores().dataDir().toAbsolutePath();
    while (!Files.exists(folder) && folder.getParent() != null) {
      folder = folder.getParent();
    }
    return folder.toString();
  }

  private static RuntimeException reason(RuntimeException failure, Settings settings) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CannotStart known) {
        return known;
      }
      if (cause instanceof PortInUseException taken) {
        return portInUse(taken.getPort(), settings, failure);
      }
      if (cause instanceof ConnectorStartFailedException taken) {
        return portInUse(taken.getPort(), settings, failure);
      }
    }
    return failure;
  }

  /** Found out before the stores are started, which takes a while. */
  private static void requireFree(String address, int port) {
    if (port < 0 || port > MOST_PORT) {
      throw new CannotStart("Expected a port from 0 to %d, but got %d".formatted(MOST_PORT, port));
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
    } catch (UnknownHostException e) {
      throw new CannotStart("The address " + address + " is unknown", e);
    } catch (IOException e) {
      throw portInUse(port, "--port", e);
    }
  }

  private static CannotStart portInUse(int port, Settings settings, Exception cause) {
    return port == settings.port()
        ? portInUse(port, "--port", cause)
        : portInUse(port, "COUNTERSIGN_MANAGEMENT_PORT", cause);
  }

  private static CannotStart portInUse(int port, String setting, Exception cause) {
    return new CannotStart(
        "Port %d is in use or not allowed; choose another with %s".formatted(port, setting), cause);
  }
}
