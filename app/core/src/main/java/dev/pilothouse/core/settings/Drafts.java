// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps drafts over the end of the program, also over a sudden one: a file for each, readable by its owner only. Whoever keeps a
/// draft sees to it that it holds no secret. Blocks; not on the FX thread. What cannot be read or written is passed over, with a
/// word in the log.
public final class Drafts {
  private static final Logger LOG = LoggerFactory.getLogger(Drafts.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Path folder;
  private final boolean written;

  /// @param folder of its own; made when it is needed
  /// @param written whether anything is kept; otherwise drafts of earlier runs are only read
  public Drafts(Path folder, boolean written) {
    this.folder = folder;
    this.written = written;
  }

  public synchronized void keep(Draft draft) {
    if (!written) {
      return;
    }
    var line = JSON.createObjectNode();
    line.put("context", draft.context()).put("place", draft.place()).put("at", draft.at().toString());
    line.put("base", draft.base()).put("text", draft.text());
    try {
      new SettingsFile(file(draft.context(), draft.place())).replace(line.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      LOG.warn("A draft could not be kept: {}", e.getClass().getSimpleName());
    }
  }

  public synchronized void drop(String context, String place) {
    if (!written) {
      return;
    }
    try {
      Files.deleteIfExists(file(context, place));
    } catch (IOException e) {
      LOG.warn("A draft could not be taken away: {}", e.getClass().getSimpleName());
    }
  }

  public synchronized Optional<Draft> find(String context, String place) {
    return read(file(context, place));
  }

  /// The drafts of a context, the newest first.
  public List<Draft> of(String context) {
    return all().stream().filter(draft -> draft.context().equals(context)).toList();
  }

  /// The drafts of all contexts, the newest first.
  public synchronized List<Draft> all() {
    List<Draft> drafts = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        files.filter(file -> file.toString().endsWith(".json")).forEach(file -> read(file).ifPresent(drafts::add));
      } catch (IOException e) {
        LOG.warn("Drafts could not be read: {}", e.getClass().getSimpleName());
      }
    }
    drafts.sort(Comparator.comparing(Draft::at).reversed());
    return drafts;
  }

  private static Optional<Draft> read(Path file) {
    SettingsFile known = new SettingsFile(file);
    if (!known.exists()) {
      return Optional.empty();
    }
    try {
      JsonNode line = JSON.readTree(known.read());
      return Optional.of(
          new Draft(
              line.path("context").asText(), line.path("place").asText(), line.path("text").asText(),
              line.path("base").asText(), Instant.parse(line.path("at").asText())));
    } catch (IOException | DateTimeException e) {
      LOG.warn("A draft could not be read: {}", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  /// Names of contexts and objects may hold anything; the name of a file is made of neither.
  private Path file(String context, String place) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest((context + "\n" + place).getBytes(StandardCharsets.UTF_8));
      return folder.resolve(HexFormat.of().formatHex(hash, 0, 16) + ".json");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
