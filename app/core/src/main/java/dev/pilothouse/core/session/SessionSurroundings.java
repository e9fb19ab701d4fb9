// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.core.port.ClusterGateway;
import dev.pilothouse.core.port.Listing;
import dev.pilothouse.core.session.SideBySide.Question;
import dev.pilothouse.core.yaml.JsonTree;
import dev.pilothouse.core.yaml.YamlText;
import dev.pilothouse.core.yaml.reference.KnownObject;
import dev.pilothouse.core.yaml.reference.KnownObjects;
import dev.pilothouse.core.yaml.reference.ReferenceNeeds;
import dev.pilothouse.core.yaml.reference.ReferenceNeeds.Name;
import dev.pilothouse.core.yaml.reference.ReferenceNeeds.Place;
import dev.pilothouse.core.yaml.reference.Surroundings;
import dev.pilothouse.core.yaml.reference.TargetKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a session's cluster has of the things that a text names. [#prepare] reads what a text needs and blocks; the answers come at
/// once, from what was read, on any thread. What may not be listed is asked for by name; what may not be read at all is unknown. Of
/// a Secret nothing is kept but the names of its keys.
public final class SessionSurroundings implements Surroundings {
  /// So long what was read is taken for true.
  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final Set<TargetKind> READ_WHOLE =
      Set.of(
          TargetKind.SERVICE, TargetKind.DEPLOYMENT, TargetKind.STATEFUL_SET, TargetKind.DAEMON_SET, TargetKind.CRON_JOB);

  private final ClusterGateway gateway;
  private final Supplier<List<ResourceKind>> served;
  private final Supplier<String> namespace;
  private final InstantSource clock;
  private final Executor background;
  private final Map<Place, Read<KnownObjects>> lists = new ConcurrentHashMap<>();
  private final Map<Name, Read<One>> objects = new ConcurrentHashMap<>();

  /// @param served the kinds that the cluster serves; empty while it is not known
  /// @param namespace where an object goes that names none
  /// @param background where the questions are asked that need not wait for each other
  public SessionSurroundings(
      ClusterGateway gateway, Supplier<List<ResourceKind>> served, Supplier<String> namespace, InstantSource clock,
      Executor background) {
    this.gateway = gateway;
    this.served = served;
    this.namespace = namespace;
    this.clock = clock;
    this.background = background;
  }

  /// The cluster of a session, as it is connected at the time of each question.
  public static SessionSurroundings of(ClusterSession session, InstantSource clock, Executor background) {
    return new SessionSurroundings(
        session.gateway(),
        () -> session.state().get() instanceof SessionState.Connected connected ? connected.discovery().kinds() : List.of(),
        () -> {
          String shown = session.namespace().get();
          String own = session.context().namespace();
          return !shown.isEmpty() ? shown : !own.isEmpty() ? own : "default";
        },
        clock,
        background);
  }

  private record Read<T>(T value, Instant at) {}

  /// One object that was asked for by name.
  private record One(Presence presence, Optional<Set<String>> keys) {
    private static final One UNKNOWN = new One(Presence.UNKNOWN, Optional.empty());
  }

  /// Reads what the references of a text need and what was not read in the last half minute, a few things at a time. Blocks; not
  /// for the FX thread. Interrupting it ends it.
  ///
  /// @return whether the cluster answered; otherwise what it did not say is unknown
  public boolean prepare(YamlText text) {
    ReferenceNeeds needs = ReferenceNeeds.of(text, namespace());
    boolean listed = SideBySide.ask(background, needs.lists().stream().<Question>map(place -> () -> list(place)).toList());
    Stream<Name> unlisted = needs.names().stream().filter(name -> {
      KnownObjects known = objects(name.place().kind(), name.place().namespace());
      return !known.complete() && !known.has(name.name());
    });
    Stream<Name> withKeys = needs.keys().stream().filter(name -> {
      KnownObjects known = objects(name.place().kind(), name.place().namespace());
      return !known.complete() || known.has(name.name());
    });
    return listed
        && SideBySide.ask(
            background, Stream.concat(unlisted, withKeys).distinct().<Question>map(name -> () -> object(name)).toList());
  }

  /// The names of a kind, read now unless they were in the last half minute; empty when nobody may know them. Blocks; not for the
  /// FX thread.
  ///
  /// @param where without meaning for kinds that stand in no namespace
  public List<String> names(TargetKind kind, String where) {
    Place place = new Place(kind, kind.namespaced() ? where : "");
    try {
      list(place);
    } catch (ClusterException noAnswer) {
      // what was read before is all there is
    }
    return objects(place.kind(), place.namespace()).list().stream().map(KnownObject::name).sorted().toList();
  }

  /// The names of the keys of one object, read now unless they were in the last half minute. Blocks; not for the FX thread.
  public List<String> keysOf(TargetKind kind, String where, String name) {
    try {
      object(new Name(new Place(kind, where), name));
    } catch (ClusterException noAnswer) {
      // what was read before is all there is
    }
    return keys(kind, where, name).stream().flatMap(Set::stream).sorted().toList();
  }

  /// Forgets what was read, after something was applied.
  public void forget() {
    lists.clear();
    objects.clear();
  }

  private void list(Place place) throws ClusterException {
    if (isFresh(lists.get(place))) {
      return;
    }
    Optional<ResourceKind> kind = kind(place.kind());
    KnownObjects read = KnownObjects.UNKNOWN;
    if (kind.isPresent()) {
      boolean whole = READ_WHOLE.contains(place.kind());
      try {
        Listing listing = gateway.list(kind.get(), place.namespace(), whole ? Listing.Part.WHOLE : Listing.Part.METADATA);
        read = new KnownObjects(listing.objects().stream().map(each -> known(place.kind(), each)).toList(), listing.complete());
      } catch (ClusterException refused) {
        ifNoAnswer(refused);
      }
    }
    lists.put(place, new Read<>(read, clock.instant()));
  }

  private static KnownObject known(TargetKind kind, KubeObject object) {
    return KnownObject.of(kind, JsonTree.of(object.root()));
  }

  private void object(Name name) throws ClusterException {
    if (isFresh(objects.get(name))) {
      return;
    }
    Optional<ResourceKind> kind = kind(name.place().kind());
    One read = One.UNKNOWN;
    if (kind.isPresent()) {
      try {
        KubeObject object = gateway.get(new ResourceRef(kind.get(), name.place().namespace(), name.name()));
        read = new One(Presence.THERE, Optional.of(keys(object)));
      } catch (ClusterException refused) {
        ifNoAnswer(refused);
        read = refused.failure().kind() == Kind.NOT_FOUND ? new One(Presence.MISSING, Optional.empty()) : One.UNKNOWN;
      }
    }
    objects.put(name, new Read<>(read, clock.instant()));
  }

  /// A refusal is an answer; a line that is down is none, and the next question would only wait as long.
  private static void ifNoAnswer(ClusterException refused) throws ClusterException {
    switch (refused.failure().kind()) {
      case UNREACHABLE, TIMEOUT, TLS, UNAUTHORIZED, THROTTLED -> throw refused;
      default -> {
        // said, and remembered as not known
      }
    }
  }

  private static Set<String> keys(KubeObject object) {
    Set<String> keys = new HashSet<>();
    for (String part : new String[] {"data", "binaryData"}) {
      object.at(part).fieldNames().forEachRemaining(keys::add);
    }
    return Set.copyOf(keys);
  }

  private boolean isFresh(@Nullable Read<?> read) {
    return read != null && read.at().plus(FRESH).isAfter(clock.instant());
  }

  private Optional<ResourceKind> kind(TargetKind kind) {
    return served.get().stream().filter(each -> each.group().equals(kind.group()) && each.kind().equals(kind.kind())).findFirst();
  }

  @Override
  public String namespace() {
    return namespace.get();
  }

  @Override
  public KnownObjects objects(TargetKind kind, String where) {
    Read<KnownObjects> read = lists.get(new Place(kind, where));
    return read == null ? KnownObjects.UNKNOWN : read.value();
  }

  @Override
  public Presence presence(TargetKind kind, String where, String name) {
    Presence listed = Surroundings.super.presence(kind, where, name);
    Read<One> read = objects.get(new Name(new Place(kind, where), name));
    return listed == Presence.UNKNOWN && read != null ? read.value().presence() : listed;
  }

  @Override
  public Optional<Set<String>> keys(TargetKind kind, String where, String name) {
    Read<One> read = objects.get(new Name(new Place(kind, where), name));
    return read == null ? Optional.empty() : read.value().keys();
  }
}
