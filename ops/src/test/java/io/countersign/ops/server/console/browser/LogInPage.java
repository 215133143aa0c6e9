package io.countersign.ops.server.console.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;

/** The page on which one says who one is. */
public record LogInPage(Page page) {
  public static LogInPage of(Page page) {
    return new LogInPage(page);
  }

  public Locator name() {
    return field("Name");
  }

  Locator password() {
    return field("Password");
  }

  private Locator field(String label) {
    return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(label));
  }

  public Locator button() {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"));
  }

  /** Logs in, and waits until the page behind it is there. */
  public void logIn(String user, String secret) {
    attempt(user, secret);
    button().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
  }

  public void attempt(String user, String secret) {
    name().fill(user);
    password().fill(secret);
    button().click();
  }
}
