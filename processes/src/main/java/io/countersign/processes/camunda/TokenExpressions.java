package io.countersign.processes.camunda;

import io.countersign.processes.flow.Token;
import java.beans.FeatureDescriptor;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.jspecify.annotations.Nullable;

/** Expressions of diagrams: they know the named beans, and the moving token as {@code token}. */
final class TokenExpressions extends JuelExpressionManager {
  private static final String NAME = "token";

  private final Function<DelegateExecution, Token> tokens;

  TokenExpressions(Map<Object, Object> beans, Function<DelegateExecution, Token> tokens) {
    super(beans);
    this.tokens = tokens;
  }

  @Override
  protected ELResolver createElResolver() {
    CompositeELResolver resolver = new CompositeELResolver();
    resolver.add(new TokenResolver());
    resolver.add(super.createElResolver());
    return resolver;
  }

  private final class TokenResolver extends ELResolver {
    @Override
    public @Nullable Object getValue(
        ELContext context, @Nullable Object base, @Nullable Object property) {
      if (base == null
          && NAME.equals(property)
          && context.getContext(VariableScope.class) instanceof DelegateExecution execution) {
        context.setPropertyResolved(true);
        return tokens.apply(execution);
      }
      return null;
    }

    @Override
    public @Nullable Class<?> getType(
        ELContext context, @Nullable Object base, @Nullable Object property) {
      return null;
    }

    @Override
    public void setValue(
        ELContext context,
        @Nullable Object base,
        @Nullable Object property,
        @Nullable Object value) {}

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, @Nullable Object property) {
      return true;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(
        ELContext context, @Nullable Object base) {
      return Collections.emptyIterator();
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
      return Object.class;
    }
  }
}
