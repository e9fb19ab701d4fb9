// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.api.http.Reply;
import dev.pilothouse.sample.api.http.Request;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.Listing;
import dev.pilothouse.sample.store.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Answers `get` and `list`. A list that is read in pieces stays as it was when its first piece was read.
final class ReadHandler {

  /// How many lists that are being read in pieces are remembered; a token of an older one has expired.
  private static final int REMEMBERED = 32;

  private final ObjectStore store;
  private final Map<String, Listing> begun =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Listing> eldest) {
          return size() > REMEMBERED;
        }
      };
  private long tokens;

  ReadHandler(ObjectStore store) {
    this.store = store;
  }

  Reply get(Request request, ApiPath path, ServedKind kind) {
    ObjectNode object = store.get(kind.stored(), path.namespace(), path.name());
    return answer(200, request, kind, object);
  }

  /// The object in the shape that the client wants.
  Reply answer(int status, Request request, ServedKind kind, ObjectNode object) {
    Shaper shaper = new Shaper(kind, Accept.of(request));
    return Reply.json(status, Bodies.write(shaper.one(object, store.clock().instant(), true)));
  }

  Reply list(Request request, ApiPath path, ServedKind kind) {
    Shaper shaper = new Shaper(kind, Accept.of(request));
    int limit = number(request, "limit");
    String token = request.param("continue");
    int start = 0;
    Listing listing;
    String id;
    if (token.isEmpty()) {
      checkVersion(request);
      Listing all = store.listing(kind.stored(), path.namespace());
      listing = new Listing(Selection.of(request, path, kind).of(all.items()), all.version());
      id = "";
    } else {
      JsonNode position = position(token);
      id = Json.text(position, "id");
      start = Json.integer(0, position, "start");
      listing = begun(id);
    }
    int end = limit <= 0 ? listing.items().size() : Math.min(listing.items().size(), start + limit);
    String next = null;
    if (end < listing.items().size()) {
      next = token(id.isEmpty() ? remember(listing) : id, end);
    }
    List<ObjectNode> piece = listing.items().subList(Math.min(start, end), end);
    int remaining = listing.items().size() - end;
    ObjectNode list = shaper.list(piece, listing.version(), next, remaining, store.clock().instant());
    return Reply.json(200, Bodies.write(list));
  }

  private void checkVersion(Request request) {
    String asked = request.param("resourceVersion");
    if (asked.isEmpty() || asked.equals("0")) {
      return;
    }
    long version = version(asked);
    if (version > store.version()) {
      throw new StatusException(
          504, "Timeout", "Too large resource version: " + version + ", current: " + store.version());
    }
    if (request.param("resourceVersionMatch").equals("Exact") && version < store.version()) {
      throw new StatusException(410, "Expired", "The resourceVersion for the provided list is too old.");
    }
  }

  static long version(String text) {
    try {
      return Long.parseUnsignedLong(text);
    } catch (NumberFormatException e) {
      throw StatusException.badRequest("invalid resource version \"" + text + "\"");
    }
  }

  static int number(Request request, String name) {
    String value = request.param(name);
    try {
      return value.isEmpty() ? 0 : Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw StatusException.badRequest("invalid value of " + name + ": " + value);
    }
  }

  private synchronized String remember(Listing listing) {
    tokens++;
    String id = Long.toString(tokens);
    begun.put(id, listing);
    return id;
  }

  private synchronized Listing begun(String id) {
    Listing listing = begun.get(id);
    if (listing == null) {
      throw new StatusException(
          410,
          "Expired",
          "The provided continue parameter is too old to display a consistent list result. You can start a new list"
              + " without the continue parameter.");
    }
    return listing;
  }

  private static String token(String id, int start) {
    byte[] position = Bodies.write(Json.object().put("id", id).put("start", start));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(position);
  }

  private static JsonNode position(String token) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      return Json.MAPPER.readTree(text);
    } catch (IllegalArgumentException | com.fasterxml.jackson.core.JsonProcessingException e) {
      throw StatusException.badRequest("continue key is not valid");
    }
  }
}
