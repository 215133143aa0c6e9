package io.countersign.projections;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;

/** Has the next runner rebuild the projections, where the log is another than theirs was. */
public final class ProjectionReset {
  private ProjectionReset() {}

  /**
   * Drops everything.
   *
   * @param uri of the server, with the name of the database
   */
  public static void clear(String uri) {
    ConnectionString address = new ConnectionString(uri);
    String name = address.getDatabase();
    if (name == null) {
      throw new IllegalArgumentException("Expected an address with the name of a database");
    }
    try (MongoClient client = MongoClients.create(address)) {
      ReadModels.generations(client.getDatabase(name)).dropAll();
    }
  }
}
