// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.kubelet;

import java.util.SplittableRandom;

/// The words of a web shop's logs.
final class LogWords {

  private static final String[] METHODS = {"GET", "GET", "GET", "GET", "POST", "PUT", "DELETE"};
  private static final String[] NOUNS = {"cart", "orders", "catalog", "checkout", "search", "stock", "prices", "ratings"};
  private static final String[] DEEDS = {
    "order placed", "basket updated", "stock reserved", "price calculated", "invoice sent", "label printed", "refund booked"
  };
  private static final String[] AGENTS = {
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
    "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
    "okhttp/5.3.0"
  };

  private final SplittableRandom random;

  LogWords(SplittableRandom random) {
    this.random = random;
  }

  String method() {
    return one(METHODS);
  }

  String noun() {
    return one(NOUNS);
  }

  String deed() {
    return one(DEEDS);
  }

  String agent() {
    return one(AGENTS);
  }

  String referrer() {
    return random.nextInt(3) == 0 ? "-" : "https://shop.harbour.example/" + one(NOUNS);
  }

  String path() {
    return switch (random.nextInt(6)) {
      case 0 -> "/api/v1/" + one(NOUNS) + "?page=" + (1 + random.nextInt(20));
      case 1 -> "/static/app-" + hexadecimal(8) + ".js";
      case 2 -> "/api/v1/cart/" + hexadecimal(12);
      case 3 -> "/api/v1/catalog/items/" + (10_000 + random.nextInt(80_000));
      case 4 -> "/api/v1/orders/o-" + random.nextInt(1_000_000);
      default -> "/api/v1/" + one(NOUNS);
    };
  }

  int status() {
    int dice = random.nextInt(1000);
    return dice < 880 ? 200 : dice < 920 ? 304 : dice < 955 ? 201 : dice < 980 ? 404 : dice < 992 ? 429 : dice < 997 ? 503 : 500;
  }

  int milliseconds(int status) {
    return status >= 500 ? 2_000 + random.nextInt(3_000) : (int) (3 + Math.pow(random.nextDouble(), 3) * 420);
  }

  String hexadecimal(int length) {
    StringBuilder text = new StringBuilder(length);
    while (text.length() < length) {
      text.append(Character.forDigit(random.nextInt(16), 16));
    }
    return text.toString();
  }

  private String one(String[] words) {
    return words[random.nextInt(words.length)];
  }
}
