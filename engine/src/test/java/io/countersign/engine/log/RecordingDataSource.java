package io.countersign.engine.log;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Records the statements that the thread that made it prepares. */
final class RecordingDataSource extends DelegatingDataSource {
  private final Thread recorded = Thread.currentThread();
  private final List<String> statements = new ArrayList<>();

  RecordingDataSource(DataSource target) {
    super(target);
  }

  /** The first words of what was prepared since the last call. */
  List<String> takeStatements() {
    List<String> taken = statements.stream().map(RecordingDataSource::firstWord).toList();
    statements.clear();
    return taken;
  }

  private static String firstWord(String sql) {
    return sql.strip().split("\\s", 2)[0];
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("prepareStatement")
                  && Thread.currentThread() == recorded) {
                statements.add((String) arguments[0]);
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
