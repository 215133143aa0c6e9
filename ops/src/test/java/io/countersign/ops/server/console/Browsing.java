package io.countersign.ops.server.console;

import io.countersign.ops.fixture.TestServer;
import io.countersign.ops.server.console.browser.Browse;
import io.countersign.ops.server.console.browser.Chromium;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

/** Gives each test a {@link Browse}, and looks after the test at what the browser complained of. */
final class Browsing implements ParameterResolver, AfterTestExecutionCallback {
  private static final Namespace HERE = Namespace.create(Browsing.class);
  private static final Pattern NO_NAME = Pattern.compile("[^A-Za-z0-9]+");

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == Browse.class && test.getTestMethod().isPresent();
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    forgetEarlierFailure(test);
    return test.getStore(HERE)
        .computeIfAbsent(
            Browse.class, any -> new Browse(Chromium.browser(), TestServer.server().url()));
  }

  @Override
  public void afterTestExecution(ExtensionContext test) {
    @Nullable Browse browse = test.getStore(HERE).get(Browse.class, Browse.class);
    if (browse == null) {
      return;
    }
    boolean failed = test.getExecutionException().isPresent();
    try {
      if (!failed) {
        browse.complaints().requireNone();
      }
    } catch (AssertionError complaint) {
      failed = true;
      throw complaint;
    } finally {
      browse.end(failed ? folder(test) : null);
    }
  }

  private static Path folder(ExtensionContext test) {
    return Path.of("target", "console", "failed")
        .resolve(test.getRequiredTestClass().getSimpleName())
        .resolve(NO_NAME.matcher(test.getDisplayName()).replaceAll("-"));
  }

  private static void forgetEarlierFailure(ExtensionContext test) {
    try {
      FileSystemUtils.deleteRecursively(folder(test));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
