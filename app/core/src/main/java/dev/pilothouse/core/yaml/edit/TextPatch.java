// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.edit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.yaml.Lines;
import dev.pilothouse.core.yaml.Span;
import dev.pilothouse.core.yaml.YamlDocument;
import dev.pilothouse.core.yaml.YamlEntry;
import dev.pilothouse.core.yaml.YamlJson;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlNode;
import dev.pilothouse.core.yaml.YamlScalar;
import dev.pilothouse.core.yaml.YamlSequence;
import dev.pilothouse.core.yaml.YamlText;
import dev.pilothouse.core.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Makes a text say another object while its comments, its order and its way of writing stay wherever they can: only what is
/// different is written anew. Pure; any thread.
public final class TextPatch {
  private final String text;
  private final Lines lines;
  private final List<Edit> edits = new ArrayList<>();

  private TextPatch(String text, Lines lines) {
    this.text = text;
    this.lines = lines;
  }

  private record Edit(int from, int to, String words) {}

  /// The whole text with one of its documents changed.
  ///
  /// @param document holds an object and could be read whole
  /// @param target what the document says afterwards
  public static String applied(YamlText text, YamlDocument document, JsonNode target) {
    Optional<YamlMapping> object = document.object();
    if (object.isEmpty()) {
      return text.text();
    }
    TextPatch patch = new TextPatch(text.text(), text.lines());
    String next;
    try {
      patch.mapping(object.get(), target, 0);
      next = patch.made();
    } catch (Unusual e) {
      next = "";
    }
    int index = text.documents().indexOf(document);
    return says(next, index, target) ? next : rewritten(text, object.get(), target);
  }

  /// What the edits made is believed only when it reads as what is wanted.
  private static boolean says(String text, int index, JsonNode target) {
    YamlText read = YamlText.read(text);
    return index < read.documents().size()
        && read.problems().isEmpty()
        && Optional.ofNullable(read.documents().get(index).root()).map(YamlJson::of).filter(target::equals).isPresent();
  }

  private static String rewritten(YamlText text, YamlMapping object, JsonNode target) {
    int from = text.lines().start(text.lines().lineOf(object.span().start()));
    int to = Math.min(text.text().length(), text.lines().end(text.lines().lineOf(Math.max(from, object.span().end() - 1))) + 1);
    return text.text().substring(0, from) + YamlWriter.of(target) + text.text().substring(to);
  }

  /// Something that is not written as blocks of two: whoever has it is written anew as a whole.
  private static final class Unusual extends Exception {
    private static final long serialVersionUID = 1L;

    Unusual() {
      super(null, null, false, false);
    }
  }

  private String made() {
    edits.sort(Comparator.comparingInt(Edit::from).reversed());
    StringBuilder made = new StringBuilder(text);
    edits.forEach(edit -> made.replace(edit.from(), edit.to(), edit.words()));
    return made.toString();
  }

  private void mapping(YamlMapping mapping, JsonNode target, int least) throws Unusual {
    if (mapping.flow() || mapping.entries().isEmpty() || mapping.entries().stream().anyMatch(YamlEntry::merges)) {
      throw new Unusual();
    }
    int indent = column(mapping.entries().getFirst().key().span().start());
    if (indent < least) {
      throw new Unusual();
    }
    for (YamlEntry entry : mapping.entries()) {
      if (target.has(entry.name())) {
        value(entry, target.path(entry.name()), indent);
      } else {
        remove(entry);
      }
    }
    StringBuilder added = new StringBuilder();
    target.properties().stream()
        .filter(field -> mapping.entry(field.getKey()).isEmpty())
        .forEach(field -> added.append(YamlWriter.fieldOf(field.getKey(), field.getValue(), indent)));
    if (!added.isEmpty()) {
      insertAfter(mapping.entries().getLast().span(), added.toString());
    }
  }

  private void value(YamlEntry entry, JsonNode target, int indent) throws Unusual {
    YamlNode value = entry.value();
    if (YamlJson.of(value).equals(target)) {
      return;
    }
    int before = edits.size();
    try {
      if (value instanceof YamlMapping mapping && target.isObject() && !target.isEmpty()) {
        mapping(mapping, target, indent + 1);
        return;
      }
      if (value instanceof YamlSequence list && target.isArray() && !target.isEmpty()) {
        list(list, target);
        return;
      }
    } catch (Unusual e) {
      edits.subList(before, edits.size()).clear();
    }
    replace(entry, target, indent);
  }

  private void replace(YamlEntry entry, JsonNode target, int indent) throws Unusual {
    Span old = entry.value().span();
    boolean plain = entry.value() instanceof YamlScalar scalar && oneLine(scalar) && old.length() > 0;
    if (plain && !(target.isContainerNode() && !target.isEmpty()) && !target.asText().contains("\n")) {
      edits.add(new Edit(old.start(), old.end(), YamlWriter.inlineOf(target)));
      return;
    }
    if (!firstOfLine(entry.key().span().start())) {
      throw new Unusual();
    }
    int from = lines.start(lines.lineOf(entry.key().span().start()));
    edits.add(new Edit(from, endOfLines(entry.span()), YamlWriter.fieldOf(entry.name(), target, indent)));
  }

  private boolean oneLine(YamlScalar scalar) {
    return lines.lineOf(scalar.span().start()) == lines.lineOf(scalar.span().end())
        && scalar.style() != YamlScalar.Style.LITERAL && scalar.style() != YamlScalar.Style.FOLDED;
  }

  /// Items that stay are those with the same name; the rest goes and comes.
  private void list(YamlSequence list, JsonNode target) throws Unusual {
    if (list.flow() || list.items().isEmpty()) {
      throw new Unusual();
    }
    int dash = column(list.span().start());
    int next = 0;
    StringBuilder added = new StringBuilder();
    Span last = null;
    for (YamlNode item : list.items()) {
      int match = match(item, target, next);
      if (match < 0) {
        edits.add(new Edit(lines.start(lines.lineOf(item.span().start())), endOfLines(item.span()), ""));
        dashFirst(item);
        continue;
      }
      for (; next < match; next++) {
        insertBefore(item, YamlWriter.itemOf(target.path(next), dash));
      }
      item(item, target.path(match), dash);
      last = item.span();
      next = match + 1;
    }
    for (; next < target.size(); next++) {
      added.append(YamlWriter.itemOf(target.path(next), dash));
    }
    if (!added.isEmpty()) {
      insertAfter(last == null ? list.span() : list.items().getLast().span(), added.toString());
    }
  }

  private void item(YamlNode item, JsonNode target, int dash) throws Unusual {
    if (YamlJson.of(item).equals(target)) {
      return;
    }
    dashFirst(item);
    if (item instanceof YamlMapping mapping && target.isObject()) {
      mapping(mapping, target, dash + 1);
    } else {
      throw new Unusual();
    }
  }

  /// Each item begins on a line of its own, right behind its dash.
  private void dashFirst(YamlNode item) throws Unusual {
    String line = lines.line(lines.lineOf(item.span().start()));
    if (!line.strip().startsWith("- ")) {
      throw new Unusual();
    }
  }

  private static int match(YamlNode item, JsonNode target, int from) {
    JsonNode said = YamlJson.of(item);
    for (int i = from; i < target.size(); i++) {
      JsonNode one = target.path(i);
      boolean named = said.isObject() && one.isObject() && said.has("name");
      if (named ? said.path("name").equals(one.path("name")) : said.equals(one)) {
        return i;
      }
    }
    return -1;
  }

  private void remove(YamlEntry entry) throws Unusual {
    if (!firstOfLine(entry.key().span().start())) {
      throw new Unusual();
    }
    edits.add(new Edit(lines.start(lines.lineOf(entry.key().span().start())), endOfLines(entry.span()), ""));
  }

  private void insertAfter(Span span, String words) {
    int at = endOfLines(span);
    boolean open = at == text.length() && (at == 0 || text.charAt(at - 1) != '\n');
    edits.add(new Edit(at, at, (open ? "\n" : "") + words));
  }

  private void insertBefore(YamlNode item, String words) {
    int at = lines.start(lines.lineOf(item.span().start()));
    edits.add(new Edit(at, at, words));
  }

  /// Behind the line end of the last line that it has.
  private int endOfLines(Span span) {
    int line = lines.lineOf(Math.max(span.start(), span.end() - 1));
    return line + 1 < lines.count() ? lines.start(line + 1) : text.length();
  }

  private int column(int offset) {
    return offset - lines.start(lines.lineOf(offset));
  }

  private boolean firstOfLine(int offset) {
    return text.substring(lines.start(lines.lineOf(offset)), offset).isBlank();
  }
}
