package io.countersign.ops.server.people;

import io.countersign.engine.project.Role;
import io.countersign.engine.project.UserId;
import io.countersign.ops.server.Application;
import io.countersign.ops.server.answers.CommandAnswers;
import io.countersign.ops.server.answers.IdempotentResponse;
import io.countersign.ops.server.answers.ItemList;
import io.countersign.ops.server.answers.Parameters;
import io.countersign.ops.server.directory.Lookalikes;
import io.countersign.ops.server.security.access.Access;
import io.countersign.ops.server.security.access.Caller;
import io.countersign.ops.server.security.credentials.Leavers;
import io.countersign.ops.server.security.credentials.ProgramToken;
import io.countersign.ops.server.security.credentials.Sessions;
import io.countersign.ops.server.security.credentials.Tokens;
import io.countersign.ops.server.security.people.People;
import io.countersign.ops.server.security.people.Person;
import io.countersign.ops.server.security.signon.PasswordLogin;
import io.countersign.ops.server.tasks.Handover;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** People, their sessions and their programs' tokens. */
@RestController
@RequestMapping("/api/v1")
final class PeopleController {
  /** Of one person, at most so many projects are listed with their roles. */
  private static final int MAX_PROJECTS = 1_000;

  private static final String VERSION =
      Objects.requireNonNullElse(
          Application.class.getPackage().getImplementationVersion(), "development");

  private final CommandAnswers answers;
  private final People people;
  private final Tokens tokens;
  private final Sessions sessions;
  private final Lookalikes lookalikes;
  private final Leavers leavers;
  private final Handover handover;
  private final PasswordLogin passwords;
  private final Access access;
  private final Parameters parameters;

  PeopleController(
      CommandAnswers answers,
      People people,
      Tokens tokens,
      Sessions sessions,
      Lookalikes lookalikes,
      Leavers leavers,
      Handover handover,
      PasswordLogin passwords,
      Access access,
      Parameters parameters) {
    this.answers = answers;
    this.people = people;
    this.tokens = tokens;
    this.sessions = sessions;
    this.lookalikes = lookalikes;
    this.leavers = leavers;
    this.handover = handover;
    this.passwords = passwords;
    this.access = access;
    this.parameters = parameters;
  }

  /** A name and a password. */
  record Credentials(String name, String password) {
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * A new password, and the one before where one changes one's own.
   *
   * @param endTokens whether the person's program tokens end, too; left out, only a reset by an
   *     administrator ends them
   */
  record PasswordForm(@Nullable String current, String password, @Nullable Boolean endTokens) {
    @Override
    public String toString() {
      return "a password";
    }
  }

  /** Whether somebody may come in. */
  record ActiveForm(Boolean active) {}

  /** A token to make. */
  record TokenForm(String name, @Nullable Role role, @Nullable Instant expires) {}

  /** A new token; {@code token} is shown only now. */
  record NewToken(
      String id, String name, @Nullable Role role, @Nullable Instant expires, String token) {}

  /**
   * The caller, with their roles by project.
   *
   * @param version of the server
   * @param program its command line, as it was called to start it
   */
  record Me(
      UserId id,
      String name,
      boolean admin,
      @Nullable Role onlyRole,
      Map<String, Set<Role>> projects,
      String version,
      String program) {}

  @PostMapping("/login")
  Me login(
      HttpServletRequest request, HttpServletResponse response, @RequestBody Credentials given) {
    Caller caller = sessions.logIn(given.name(), given.password(), request, response);
    return me(caller);
  }

  /** The browser forgets what it has kept of rows, for whoever sits down at it next. */
  @PostMapping("/logout")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void logout(HttpServletRequest request, HttpServletResponse response) {
    sessions.logOut(request, response);
    response.setHeader("Clear-Site-Data", "\"cache\"");
  }

  @GetMapping("/me")
  Me me(Caller caller) {
    Map<String, Set<Role>> projects = new TreeMap<>();
    access
        .joined(caller, "", MAX_PROJECTS)
        .forEach(project -> projects.put(project.id().value(), access.roles(caller, project.id())));
    return new Me(
        caller.id(),
        caller.name(),
        caller.admin(),
        caller.onlyRole(),
        projects,
        VERSION,
        program());
  }

  private static String program() {
    String called = System.getProperty("countersign.command", "countersign");
    return called.contains("/") ? Path.of(called).toAbsolutePath().normalize().toString() : called;
  }

  @PutMapping("/me/password")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void changeOwnPassword(
      Caller caller, HttpServletRequest request, @RequestBody PasswordForm form) {
    passwords.change(
        caller,
        form.current() == null ? "" : form.current(),
        form.password(),
        request.getRemoteAddr());
    sessions.endOthers(caller.id(), request);
    if (Boolean.TRUE.equals(form.endTokens())) {
      tokens.deleteAll(caller.id());
    }
  }

  @PutMapping("/users/{user}/password")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void changePassword(
      HttpServletRequest request, @PathVariable String user, @RequestBody PasswordForm form) {
    UserId person = people.require(user).id();
    passwords.reset(person, form.password());
    sessions.endOthers(person, request);
    if (!Boolean.FALSE.equals(form.endTokens())) {
      tokens.deleteAll(person);
    }
  }

  /** The password is no part of what is compared when the request is repeated. */
  @PostMapping("/users")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<IdempotentResponse<Person>> create(
      Caller caller, HttpServletRequest request, @RequestBody Credentials given) {
    return answers.answer(
        caller,
        request,
        Map.of("name", given.name()),
        201,
        () -> {
          lookalikes.requireNewPerson(given.name());
          return people.create(given.name(), given.password(), false);
        });
  }

  /**
   * Whoever is no longer active has neither sessions nor tokens, nor tasks; what they did stays
   * theirs.
   */
  @PutMapping("/users/{user}")
  ResponseEntity<IdempotentResponse<Person>> change(
      Caller caller,
      HttpServletRequest request,
      @PathVariable String user,
      @RequestBody ActiveForm form) {
    var answer =
        answers.answer(caller, request, form, 200, () -> leavers.change(user, form.active()));
    if (!form.active()) {
      handover.of(people.require(user).id(), caller.id());
    }
    return answer;
  }

  @GetMapping("/users")
  ItemList<Person> users(
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after) {
    int length = parameters.limit(limit);
    List<Person> found = people.list(Parameters.after(after), length + 1);
    return ItemList.of(found, length, person -> person.id().value(), null);
  }

  @GetMapping("/users/{user}/tokens")
  ItemList<ProgramToken> tokensOf(
      @PathVariable String user,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after) {
    int length = parameters.limit(limit);
    UserId person = people.require(user).id();
    List<ProgramToken> found = tokens.list(person, Parameters.after(after), length + 1);
    return ItemList.of(found, length, ProgramToken::id, null);
  }

  @DeleteMapping("/users/{user}/tokens/{token}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void deleteTokenOf(@PathVariable String user, @PathVariable String token) {
    tokens.delete(people.require(user).id(), token);
  }

  /** The response holds a secret: it is stored encrypted, for whoever repeats the request. */
  @PostMapping("/tokens")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<IdempotentResponse<NewToken>> createToken(
      Caller caller, HttpServletRequest request, @RequestBody TokenForm form) {
    return answers.answerSecret(caller, request, form, 201, () -> newToken(caller, form));
  }

  private NewToken newToken(Caller caller, TokenForm form) {
    Tokens.Made made = tokens.create(caller, form.name(), form.role(), form.expires());
    ProgramToken token = made.token();
    return new NewToken(token.id(), token.name(), token.role(), token.expires(), made.text());
  }

  @GetMapping("/tokens")
  ItemList<ProgramToken> tokens(
      Caller caller,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after) {
    int length = parameters.limit(limit);
    List<ProgramToken> found = tokens.list(caller, Parameters.after(after), length + 1);
    return ItemList.of(found, length, ProgramToken::id, null);
  }

  @DeleteMapping("/tokens/{token}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void deleteToken(Caller caller, @PathVariable String token) {
    tokens.delete(caller, token);
  }
}
