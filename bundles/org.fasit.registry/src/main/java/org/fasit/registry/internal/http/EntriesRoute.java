package org.fasit.registry.internal.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.fasit.registry.internal.intake.Batch;
import org.fasit.registry.internal.intake.EntryStore;
import org.fasit.registry.internal.intake.Refusal;
import org.fasit.registry.internal.store.Tokens;

/** {@code POST /api/v1/entries}. */
final class EntriesRoute implements Handler {

  private final Access access;
  private final EntryStore store;

  EntriesRoute(Access access, EntryStore store) {
    this.access = access;
    this.store = store;
  }

  @Override
  public void handle(Context request) throws IOException {
    Tokens.Access.Site sender = access.sender(request);
    String contentType = Optional.ofNullable(request.contentType()).orElse("");
    if (!contentType.startsWith("application/json")) {
      throw new Trouble(415, "CONTENT_TYPE", "the content type is not application/json");
    }
    Batch batch = batch(Body.read(request, Batch.LARGEST));
    if (!batch.site().equals(sender.site())) {
      throw new Trouble(403, "SITE", "the token is not one of the site named in the body");
    }
    Json.answer(request, 200, json(store.store(batch)));
  }

  private static Batch batch(byte[] body) {
    try {
      return Batch.read(body);
    } catch (Refusal refusal) {
      throw new Trouble(400, refusal.code(), refusal.reason());
    }
  }

  private static ObjectNode json(List<EntryStore.Result> results) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ArrayNode array = root.putArray("results");
    for (EntryStore.Result result : results) {
      ObjectNode node = array.addObject().put("id", result.id());
      node.put("status", result.status().name());
      result.reason().ifPresent(reason -> node.put("reason", reason));
    }
    return root;
  }
}
