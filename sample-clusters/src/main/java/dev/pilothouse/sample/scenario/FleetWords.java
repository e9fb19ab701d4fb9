// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.scenario;

import java.util.List;
import java.util.SplittableRandom;

/// The names in a fleet.
final class FleetWords {

  static final List<String> NAMESPACES =
      List.of(
          "accounts", "analytics", "berths", "bookings", "cargo", "catalog", "charts", "customs", "dispatch", "etl-batch",
          "ferries", "fleet-ops", "fuel", "gateway", "identity", "insurance", "inventory", "ledger", "lighthouse", "locks",
          "mail", "manifest", "ml-forecast", "moorings", "night-batch", "payments", "pilots", "search", "tides", "weather");

  private static final List<String> SUBJECTS =
      List.of(
          "anchor", "beacon", "berth", "buoy", "chart", "crew", "deck", "dock", "draft", "fare", "freight", "harbour", "invoice",
          "knot", "lane", "log", "order", "port", "quote", "route", "schedule", "signal", "slot", "ticket", "vessel", "voyage");

  private static final List<String> ROLES =
      List.of("api", "worker", "web", "sync", "indexer", "gateway", "cache", "consumer", "notifier", "resolver", "store", "stream");

  private static final String HEXADECIMAL = "0123456789abcdef";

  private FleetWords() {}

  /// The name of a Deployment, another for each number within a namespace.
  static String workload(int namespace, int number) {
    int place = number * 7 + namespace * 5;
    String name = SUBJECTS.get(place % SUBJECTS.size()) + "-" + ROLES.get((number + namespace) % ROLES.size());
    int turn = number / (SUBJECTS.size() * ROLES.size() / 2);
    return turn == 0 ? name : name + "-" + (turn + 1);
  }

  static String hexadecimal(SplittableRandom random, int length) {
    StringBuilder text = new StringBuilder(length);
    while (text.length() < length) {
      long bits = random.nextLong();
      for (int i = 0; i < 16 && text.length() < length; i++) {
        text.append(HEXADECIMAL.charAt((int) (bits >>> (4 * i) & 15)));
      }
    }
    return text.toString();
  }
}
