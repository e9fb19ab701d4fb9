// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.pilothouse.core.kind.FieldReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// Reads JSON from Jackson's streaming parser. One thread.
public final class JsonFieldReader implements FieldReader, AutoCloseable {
  /// How deep a reader may go; what is skipped may be deeper.
  static final int DEEPEST = 100;
  /// The parser's factory: bounded texts and depth, so that a hostile answer costs an error and no memory.
  public static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(1_000).maxStringLength(32 << 20).maxNameLength(10_000).build())
          .build();

  private final JsonParser parser;
  private final TextCache texts;
  private boolean pending;
  private int depth;

  /// @param parser positioned before the value to read
  public JsonFieldReader(JsonParser parser, TextCache texts) {
    this.parser = parser;
    this.texts = texts;
  }

  /// Reads from bytes.
  public static JsonFieldReader of(byte[] json, int from, int length, TextCache texts) throws IOException {
    return new JsonFieldReader(FACTORY.createParser(json, from, length), texts);
  }

  /// Makes the next value of the stream the current one; false at its end.
  public boolean nextValue() {
    finish();
    JsonToken token = advance();
    pending = token != null;
    return pending;
  }

  @Override
  public boolean enterObject() {
    return enter(JsonToken.START_OBJECT);
  }

  @Override
  public boolean enterArray() {
    return enter(JsonToken.START_ARRAY);
  }

  private boolean enter(JsonToken start) {
    if (!pending || parser.currentToken() != start) {
      skip();
      return false;
    }
    if (++depth > DEEPEST) {
      throw new UncheckedIOException(new StreamConstraintsException("nested more than " + DEEPEST + " deep"));
    }
    pending = false;
    return true;
  }

  @Override
  public @Nullable String nextField() {
    finish();
    if (more() == JsonToken.END_OBJECT) {
      depth--;
      return null;
    }
    String name = name();
    more();
    pending = true;
    return name;
  }

  @Override
  public boolean nextElement() {
    finish();
    if (more() == JsonToken.END_ARRAY) {
      depth--;
      return false;
    }
    pending = true;
    return true;
  }

  private String name() {
    try {
      return parser.currentName();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private JsonToken more() {
    JsonToken token = advance();
    if (token == null) {
      throw new UncheckedIOException(new JsonEOFException(parser, null, "the answer ends in the middle"));
    }
    return token;
  }

  private @Nullable JsonToken advance() {
    try {
      return parser.nextToken();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private boolean scalar() {
    if (!pending) {
      return false;
    }
    pending = false;
    JsonToken token = parser.currentToken();
    if (token.isStructStart()) {
      skipChildren();
      return false;
    }
    return token != JsonToken.VALUE_NULL;
  }

  @Override
  public String text() {
    try {
      return scalar() ? parser.getText() : "";
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public String sharedText() {
    try {
      if (!scalar()) {
        return "";
      }
      return texts.get(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public long number() {
    try {
      return scalar() && parser.currentToken().isNumeric() ? parser.getLongValue() : 0;
    } catch (InputCoercionException tooLarge) {
      return 0;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public boolean bool() {
    return scalar() && parser.currentToken() == JsonToken.VALUE_TRUE;
  }

  @Override
  public long epochSecond() {
    try {
      return scalar() && parser.currentToken() == JsonToken.VALUE_STRING ? WireTime.epochSecond(parser.getText()) : 0;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public void skip() {
    if (pending) {
      pending = false;
      skipChildren();
    }
  }

  private void finish() {
    skip();
  }

  private void skipChildren() {
    try {
      parser.skipChildren();
      if (parser.currentToken() == null) {
        throw new EOFException("the answer ends in the middle");
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// A mark to return to with [#leaveTo] when reading the current value goes wrong.
  int mark() {
    return depth << 16 | parser.getParsingContext().getNestingDepth() - (pending && parser.currentToken().isStructStart() ? 1 : 0);
  }

  /// Passes over the rest of the value that was current at the mark.
  void leaveTo(int mark) {
    pending = false;
    while (parser.getParsingContext().getNestingDepth() > (mark & 0xffff)) {
      more();
    }
    depth = mark >>> 16;
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException unimportant) {
      throw new UncheckedIOException(unimportant);
    }
  }
}
