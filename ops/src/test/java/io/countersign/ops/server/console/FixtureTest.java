package io.countersign.ops.server.console;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import io.countersign.ops.server.console.browser.Browse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tests themselves notice what they are there to notice. */
@ConsoleTest
class FixtureTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          console.error('it broke')                                          | it broke
          setTimeout(() => { throw new Error('nobody caught me') })          | nobody caught me
          fetch('/api/v1/nothing-here')                                      | refused: 401 GET
          document.head.append(Object.assign(document.createElement('style'), {textContent: 'p {}'})) | Content Security Policy
          document.body.append(Object.assign(document.createElement('script'), {textContent: '1'}))   | Content Security Policy
          document.body.append(Object.assign(new Image(), {src: 'http://localhost:1/x.png'}))          | Content Security Policy
          """)
  void aComplaintOfTheBrowserFailsATest(String script, String complaint, Browse browse) {
    Page page = browse.asNobody("/");
    page.evaluate("() => { " + script + " }");
    page.waitForCondition(() -> browse.complaints().has(complaint));
    assertThatThrownBy(browse.complaints()::requireNone).hasMessageContaining(complaint);
    browse.expect(complaint);
    browse.complaints().requireNone();
  }

  @Test
  void whatNobodyCanReadIsNotAccessible(Browse browse) {
    Page page = browse.asNobody("/");
    page.evaluate("() => document.querySelector('main').append(document.createElement('button'))");
    assertThatThrownBy(() -> browse.expectAccessible(page)).hasMessageContaining("button-name");
  }
}
