// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.EOFException;
import java.io.IOException;

/// What the API wraps every protobuf object in: the bytes `k8s`, a zero, and `Unknown{TypeMeta{apiVersion, kind}, raw}`
/// (apimachinery, runtime/serializer/protobuf). Says where the object is. One thread.
final class Envelope {
  private static final int MAGIC = 'k' << 24 | '8' << 16 | 's' << 8;
  private final TextCache texts;
  private String apiVersion = "";
  private String kind = "";
  private int start;
  private int length;

  Envelope(TextCache texts) {
    this.texts = texts;
  }

  void open(byte[] bytes, int from, int size) throws IOException {
    if (size < 4 || (bytes[from] << 24 | bytes[from + 1] << 16 | bytes[from + 2] << 8 | bytes[from + 3]) != MAGIC) {
      throw new IOException("not an object of the Kubernetes API in protobuf");
    }
    apiVersion = "";
    kind = "";
    length = -1;
    int body = from + 4;
    CodedInputStream in = CodedInputStream.newInstance(bytes, body, size - 4);
    for (int tag; (tag = in.readTag()) != 0; ) {
      if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        in.skipField(tag);
        continue;
      }
      int inner = in.readRawVarint32();
      int at = body + in.getTotalBytesRead();
      in.skipRawBytes(inner);
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> type(bytes, at, inner);
        case 2 -> {
          start = at;
          length = inner;
        }
        default -> {}
      }
    }
    if (length < 0) {
      throw new EOFException("an envelope without an object");
    }
  }

  private void type(byte[] bytes, int from, int size) throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(bytes, from, size);
    for (int tag; (tag = in.readTag()) != 0; ) {
      if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        in.skipField(tag);
        continue;
      }
      int inner = in.readRawVarint32();
      int at = from + in.getTotalBytesRead();
      in.skipRawBytes(inner);
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> apiVersion = texts.get(bytes, at, inner);
        case 2 -> kind = texts.get(bytes, at, inner);
        default -> {}
      }
    }
  }

  String apiVersion() {
    return apiVersion;
  }

  String kind() {
    return kind;
  }

  int start() {
    return start;
  }

  int length() {
    return length;
  }
}
