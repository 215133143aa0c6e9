package io.countersign.ops.stores;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.bson.Document;

/** Opens the stores and writes to both without end, saying what was acknowledged. */
final class StoreHolder {
  private StoreHolder() {}

  public static void main(String[] arguments) throws Exception {
    try (Stores stores = Stores.open(StoreSettings.embedded(Path.of(arguments[0])));
        Connection connection = connect(stores);
        MongoClient client = MongoClients.create(stores.projections().uri());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS written(number int PRIMARY KEY)");
      MongoCollection<Document> documents = documents(client);
      for (int number = 1; ; number++) {
        statement.execute("INSERT INTO written VALUES (" + number + ")");
        documents.replaceOne(
            new Document("_id", number % 100),
            new Document("_id", number % 100).append("number", number),
            new ReplaceOptions().upsert(true));
        System.out.println("wrote " + number);
      }
    }
  }

  static Connection connect(Stores stores) throws Exception {
    return DriverManager.getConnection(
        stores.database().jdbcUrl(), stores.database().user(), stores.database().password());
  }

  static MongoCollection<Document> documents(MongoClient client) {
    return client.getDatabase("countersign").getCollection("written");
  }
}
