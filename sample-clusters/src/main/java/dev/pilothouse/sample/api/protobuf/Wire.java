// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.protobuf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads the fields of one protobuf message, one after another.
final class Wire {

  private final byte[] bytes;
  private int at;
  private int number;
  private int type;
  private long scalar;
  private byte[] content = new byte[0];

  Wire(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Goes to the next field; false at the end.
  boolean next() {
    if (at >= bytes.length) {
      return false;
    }
    long tag = varint();
    number = (int) (tag >>> 3);
    type = (int) (tag & 7);
    switch (type) {
      case 0 -> scalar = varint();
      case 1 -> scalar = fixed(8);
      case 2 -> content = take(varint());
      case 5 -> scalar = fixed(4);
      default -> throw new ProtobufReader.MalformedException("a field of wire type " + type);
    }
    return true;
  }

  boolean isContent() {
    return type == 2;
  }

  int number() {
    return number;
  }

  long scalar() {
    return scalar;
  }

  byte[] content() {
    return content;
  }

  String text() {
    return new String(content, StandardCharsets.UTF_8);
  }

  long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at >= bytes.length) {
        throw new ProtobufReader.MalformedException("it ends in the middle of a field");
      }
      byte part = bytes[at++];
      value |= (long) (part & 0x7f) << shift;
      if (part >= 0) {
        return value;
      }
    }
    throw new ProtobufReader.MalformedException("a number that is too long");
  }

  private long fixed(int size) {
    byte[] part = take(size);
    long value = 0;
    for (int i = size - 1; i >= 0; i--) {
      value = (value << 8) | (part[i] & 0xff);
    }
    return value;
  }

  private byte[] take(long length) {
    if (length < 0 || length > bytes.length - at) {
      throw new ProtobufReader.MalformedException("a field that is longer than its message");
    }
    at += (int) length;
    return Arrays.copyOfRange(bytes, at - (int) length, at);
  }
}
