// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Function;

/// Stands in for those parts of a program that a benchmark does not measure: what is not expected fails.
final class Fakes {
  private Fakes() {}

  /// @param answers by the name of the method, from its arguments
  static <T> T of(Class<T> type, Map<String, Function<Object[], Object>> answers) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          Function<Object[], Object> answer = answers.get(method.getName());
          if (answer != null) {
            return answer.apply(arguments == null ? new Object[0] : arguments);
          }
          if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
          }
          return switch (method.getName()) {
            case "equals" -> arguments != null && System.identityHashCode(proxy) == System.identityHashCode(arguments[0]);
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> type.getSimpleName();
            default -> throw new UnsupportedOperationException(type.getSimpleName() + "." + method.getName());
          };
        };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
