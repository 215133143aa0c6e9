package io.countersign.ops.server.security.access;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Gives controllers the {@link Caller} and their {@link Proof}, or the {@link ProjectAccess} that
 * the gate granted.
 */
public final class CallerArguments implements HandlerMethodArgumentResolver {
  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    Class<?> type = parameter.getParameterType();
    return type == Caller.class || type == ProjectAccess.class || type == Proof.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    if (parameter.getParameterType() == Caller.class) {
      return Gate.caller();
    }
    if (parameter.getParameterType() == Proof.class) {
      return Gate.proof();
    }
    return Objects.requireNonNull(
        request.getAttribute(Gate.ACCESS, RequestAttributes.SCOPE_REQUEST), "project access");
  }
}
