// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.exec;

import java.nio.charset.Charset;

/// The encoding in which this process hands words to other programs: that of the locale it was started in, which is ASCII where
/// none is set (`LANG=C`, many containers and services).
record LocaleEncoding(Charset charset) {

  /// The JDK documents no property for this one; `sun.jnu.encoding` is what its process launcher reads (ProcessImpl).
  static LocaleEncoding ofThisProcess() {
    return new LocaleEncoding(Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8")));
  }

  boolean carries(String word) {
    return charset.newEncoder().canEncode(word);
  }

  String name() {
    return charset.name();
  }
}
