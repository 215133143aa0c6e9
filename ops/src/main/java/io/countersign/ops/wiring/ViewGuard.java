package io.countersign.ops.wiring;

import com.mongodb.MongoException;
import io.countersign.ops.problem.ProblemCode;
import io.countersign.ops.problem.RequestRefused;
import io.countersign.projections.InvalidPageMark;
import io.countersign.projections.ProjectionQueries;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says over HTTP what is wrong where the projections can't answer. */
final class ViewGuard {
  private static final Logger LOG = LoggerFactory.getLogger(ViewGuard.class);

  private final ProjectionQueries queries;

  private ViewGuard(ProjectionQueries queries) {
    this.queries = queries;
  }

  /** The same queries, which refuse the request where they would fail. */
  static ProjectionQueries around(ProjectionQueries queries) {
    ViewGuard guard = new ViewGuard(queries);
    return (ProjectionQueries)
        Proxy.newProxyInstance(
            ViewGuard.class.getClassLoader(),
            new Class<?>[] {ProjectionQueries.class},
            (proxy, method, arguments) -> guard.ask(method, arguments));
  }

  private @Nullable Object ask(Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(queries, arguments);
    } catch (InvocationTargetException e) {
      throw meaning(e.getCause() == null ? e : e.getCause());
    }
  }

  private static Throwable meaning(Throwable failure) {
    if (failure instanceof InvalidPageMark mark) {
      return RequestRefused.parameter("after", String.valueOf(mark.getMessage()));
    }
    if (failure instanceof MongoException away) {
      LOG.warn("The views can't be reached: {}", away.getMessage());
      return new RequestRefused(
          ProblemCode.VIEWS_UNAVAILABLE, "The views can't be reached right now; commands go on");
    }
    return failure;
  }
}
