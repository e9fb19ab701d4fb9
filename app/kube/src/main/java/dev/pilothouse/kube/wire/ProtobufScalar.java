// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;

/// Single values of the API's protobuf encoding, in the form that JSON gives them. The letters are those of the generated table.
final class ProtobufScalar {
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private ProtobufScalar() {}

  static String text(CodedInputStream in, int type, int length) throws IOException {
    return switch (type) {
      case 's' -> new String(in.readRawBytes(length), StandardCharsets.UTF_8);
      case 'i' -> Long.toString(in.readRawVarint64());
      case 'b' -> Boolean.toString(in.readBool());
      case 'd' -> Double.toString(in.readDouble());
      case 'x' -> Base64.getEncoder().encodeToString(in.readRawBytes(length));
      case 't', 'u' -> time(in, type, length);
      case 'q' -> new String(raw(in, length), StandardCharsets.UTF_8);
      case 'o' -> numberOrText(in, length);
      case 'D' -> first(in, length) / 1_000_000_000 + "s";
      default -> {
        in.skipRawBytes(length);
        yield "";
      }
    };
  }

  static long number(CodedInputStream in, int type, int length) throws IOException {
    return switch (type) {
      case 'i' -> in.readRawVarint64();
      case 'd' -> (long) in.readDouble();
      case 'b' -> {
        in.readBool();
        yield 0;
      }
      case 'o' -> {
        String text = numberOrText(in, length);
        yield text.matches("-?\\d{1,10}") ? Long.parseLong(text) : 0;
      }
      default -> {
        in.skipRawBytes(length);
        yield 0;
      }
    };
  }

  static long epochSecond(CodedInputStream in, int type, int length) throws IOException {
    return switch (type) {
      case 't', 'u' -> first(in, length);
      case 'i', 'b', 'd' -> {
        text(in, type, length);
        yield 0;
      }
      default -> WireTime.epochSecond(text(in, type, length));
    };
  }

  /// The bytes of field 1 of a message: raw JSON, or the text of a quantity.
  static byte[] raw(CodedInputStream in, int length) throws IOException {
    byte[] raw = new byte[0];
    int outer = in.pushLimit(length);
    for (int tag; (tag = in.readTag()) != 0; ) {
      if (tag == (1 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED)) {
        raw = in.readByteArray();
      } else {
        in.skipField(tag);
      }
    }
    in.popLimit(outer);
    return raw;
  }

  /// The number in field 1 of a message: the seconds of a time, the nanoseconds of a duration.
  private static long first(CodedInputStream in, int length) throws IOException {
    return numbers(in, length)[0];
  }

  private static long[] numbers(CodedInputStream in, int length) throws IOException {
    long[] numbers = new long[2];
    int outer = in.pushLimit(length);
    for (int tag; (tag = in.readTag()) != 0; ) {
      int number = WireFormat.getTagFieldNumber(tag);
      if (number <= 2 && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_VARINT) {
        numbers[number - 1] = in.readRawVarint64();
      } else {
        in.skipField(tag);
      }
    }
    in.popLimit(outer);
    return numbers;
  }

  private static String time(CodedInputStream in, int type, int length) throws IOException {
    long[] time = numbers(in, length);
    if (length == 0 || Math.abs(time[0]) > 253_402_300_799L) {
      return "";
    }
    Instant instant = Instant.ofEpochSecond(time[0], type == 'u' ? Math.clamp(time[1], 0, 999_999_999) : 0);
    return type == 'u' ? MICROS.format(instant) : instant.toString();
  }

  private static String numberOrText(CodedInputStream in, int length) throws IOException {
    long type = 0;
    long number = 0;
    String text = "";
    int outer = in.pushLimit(length);
    for (int tag; (tag = in.readTag()) != 0; ) {
      switch (tag) {
        case 1 << 3 -> type = in.readRawVarint64();
        case 2 << 3 -> number = in.readRawVarint64();
        case 3 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED -> text = in.readString();
        default -> in.skipField(tag);
      }
    }
    in.popLimit(outer);
    return type == 0 ? Long.toString(number) : text;
  }
}
