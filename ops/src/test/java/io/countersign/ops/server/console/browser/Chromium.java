package io.countersign.ops.server.console.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one browser of a test run: the machine's own, none is downloaded. The shell without windows
 * comes first, as it spends no time on what nobody sees.
 */
public final class Chromium {
  private static final String VARIABLE = "COUNTERSIGN_CHROMIUM";
  private static final List<String> NAMES =
      List.of(
          "chromium-headless-shell",
          "chromium",
          "chromium-browser",
          "google-chrome",
          "google-chrome-stable");
  private static final double PATIENCE_MILLIS = 10_000;

  private Chromium() {}

  public static Browser browser() {
    return Running.BROWSER;
  }

  private static final class Running {
    static final Browser BROWSER = start();
  }

  private static Browser start() {
    Path executable = find();
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    Runtime.getRuntime().addShutdownHook(new Thread(playwright::close, "close-chromium"));
    return playwright
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(executable)
                .setChromiumSandbox(canShutIn()));
  }

  private static Path find() {
    return Optional.ofNullable(System.getenv(VARIABLE))
        .map(named -> Stream.of(Path.of(named)))
        .orElseGet(Chromium::onThePath)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Expected Chromium on the PATH or where %s says; install it (on Debian: apt-get install chromium-headless-shell)"
                        .formatted(VARIABLE)));
  }

  private static Stream<Path> onThePath() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Arrays.stream(path.split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
  }

  /** Chromium's sandbox needs user namespaces, and does not work for root. */
  private static boolean canShutIn() {
    if (System.getProperty("user.name").equals("root")) {
      return false;
    }
    try {
      return new ProcessBuilder("unshare", "--user", "true").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
