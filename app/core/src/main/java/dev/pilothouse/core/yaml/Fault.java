// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml;

import java.util.List;

/// What is wrong, in facts; the words are the window's.
public sealed interface Fault {

  /// The text is no YAML here.
  ///
  /// @param detail what the text has there, or what the parser says of it where we have no better word
  record NotYaml(SyntaxError error, String detail) implements Fault {}

  /// A key stands twice in one mapping: kubectl and the server's strict check refuse that.
  ///
  /// @param otherLine where it stands first, from 1
  record DuplicateKey(String key, int otherLine) implements Fault {}

  /// Two objects stand in one document: there is no `---` between them, and the second would overwrite the first.
  ///
  /// @param firstLine where the first one begins, from 1
  record GluedDocuments(int firstLine) implements Fault {}

  /// A character that nobody sees, or that makes the line look like another one.
  ///
  /// @param codePoint `U+202E`
  record HiddenCharacter(String codePoint, Hidden kind) implements Fault {}

  /// How a character deceives.
  enum Hidden {
    /// It has no width.
    INVISIBLE,
    /// It turns the direction of what follows.
    REORDERS,
    /// It looks like a space, and YAML does not take it for one.
    NO_SPACE,
    /// It ends the line for YAML, and for hardly anybody else.
    BREAKS
  }

  /// A tag that go-yaml does not know: kubectl and the server take the value without it, and say nothing.
  record UnknownTag(String tag) implements Fault {}

  /// A field that the schema does not have: the server drops it, or refuses the object where it checks strictly.
  ///
  /// @param owner the field or kind that it stands in
  /// @param near the name that was probably meant; empty without one
  record UnknownField(String field, String owner, String near) implements Fault {}

  /// A value of another type than the schema's.
  record WrongType(String field, Expected expected, Found found) implements Fault {}

  /// A field that has to be there.
  ///
  /// @param owner the field or kind that it belongs in
  record MissingField(String field, String owner) implements Fault {}

  /// A value that is none of those allowed.
  record NotAllowed(String field, String value, List<String> allowed) implements Fault {

    public NotAllowed {
      allowed = List.copyOf(allowed);
    }
  }

  /// A value that breaks a rule of its field.
  ///
  /// @param limit the rule's bound: a number, a pattern, a format's name
  record BreaksRule(String field, Rule rule, String limit) implements Fault {}

  /// A plain word that kubectl reads as something other than the text it looks like, where any value is taken.
  record Ambiguous(String word, Found readAs, String value) implements Fault {}

  /// The cluster serves no such kind.
  ///
  /// @param near a kind that was probably meant; empty without one
  record UnknownKind(String apiVersion, String kind, String near) implements Fault {}

  /// The cluster serves the kind, in other versions.
  record WrongVersion(String kind, String apiVersion, List<String> served) implements Fault {

    public WrongVersion {
      served = List.copyOf(served);
    }
  }

  /// A version of a built-in kind that Kubernetes gave up.
  ///
  /// @param release the first one without it: `1.25`
  /// @param replacement the apiVersion to use; empty when the kind went with it
  /// @param served whether this cluster is older and has it still
  record RemovedVersion(String kind, String apiVersion, String release, String replacement, boolean served) implements Fault {}

  /// An object is named that is neither in the text nor in the cluster.
  ///
  /// @param namespace where it would have to be; empty for a kind without namespaces
  /// @param near the name that was probably meant; empty without one
  record MissingObject(String kind, String name, String namespace, String near, Consequence consequence) implements Fault {}

  /// A ConfigMap or Secret has no such key.
  record MissingKey(String kind, String name, String key, String near, Consequence consequence) implements Fault {}

  /// A port is named that does not exist where it is looked for.
  ///
  /// @param owner the kind that would have it: `Service` or `container`; empty for the pods that a Service selects
  /// @param name of the owner
  record MissingPort(String owner, String name, String port, String near, Consequence consequence) implements Fault {}

  /// A volume is mounted that the pod does not have.
  record MissingVolume(String volume, String near) implements Fault {}

  /// The labels of the template are not those that the selector asks for: the server refuses the object.
  ///
  /// @param label as the selector has it: `app=checkout`
  /// @param found the template's value of this label; empty without one
  record SelectorMismatch(String label, String found) implements Fault {}

  /// A selector that no pod and no template of a workload in the namespace matches.
  ///
  /// @param kind what selects: Service, NetworkPolicy, PodDisruptionBudget
  record SelectsNothing(String kind, String selector, String namespace, Consequence consequence) implements Fault {}

  /// Something stands twice that has to be the only one of its name.
  ///
  /// @param otherLine where it stands first, from 1
  record Repeated(Part part, String value, int otherLine) implements Fault {}

  /// A field that cannot be there as things are: another field of the object says so, or its kind.
  ///
  /// @param owner the kind, and the path of fields to the object that has it
  record NotHere(String field, String owner) implements Fault {}

  /// Fields of which one alone may be set.
  ///
  /// @param fields those that are set
  record OnlyOne(String owner, List<String> fields) implements Fault {

    public OnlyOne {
      fields = List.copyOf(fields);
    }
  }

  /// Fields of which one has to be set, and none is.
  record NoneOf(String owner, List<String> fields) implements Fault {

    public NoneOf {
      fields = List.copyOf(fields);
    }
  }

  /// A number or quantity that is greater than another one which bounds it.
  record TooMuch(String field, String value, String other, String limit) implements Fault {}

  /// A kind that is still served, but that nobody should begin to use.
  ///
  /// @param release since which one: `1.33`
  /// @param replacement what to use instead: `discovery.k8s.io/v1 EndpointSlice`; empty when nothing took its place
  record DeprecatedKind(String kind, String apiVersion, String release, String replacement) implements Fault {}

  /// A version of a custom kind that is still served, but that nobody should begin to use.
  ///
  /// @param words what its definition says of it; mostly empty
  /// @param replacement the version to use instead; empty when there is none
  record DeprecatedVersion(String kind, String apiVersion, String words, String replacement) implements Fault {}

  /// A field of an existing object that only a new object can have another value of.
  ///
  /// @param was the value that it has in the cluster; empty where it is no single word
  record Unchangeable(String field, String was) implements Fault {}

  /// A field that an existing object has and cannot lose.
  ///
  /// @param was the value that it has in the cluster; empty where it is no single word, or none that may be told
  record NotRemovable(String field, String was) implements Fault {}

  /// A number of an existing object that may only change where another field becomes the same.
  ///
  /// @param other the path of that field
  record Together(String field, String other) implements Fault {}

  /// A number or quantity of an existing object that can only rise, or only fall.
  ///
  /// @param bound what it can reach at most in the other direction
  record OneWay(String field, String bound, boolean rises) implements Fault {}

  /// What has to be the only one of its name or number.
  enum Part {
    CONTAINER,
    VOLUME,
    PORT_NAME,
    PORT,
    MOUNT_PATH,
    VARIABLE,
    /// An item of a list whose items are told apart by a key.
    ITEM
  }

  /// What would come of it if it were applied like this.
  enum Consequence {
    /// The server would not take it.
    REFUSED,
    /// The workload would be taken, and none of its pods.
    NO_PODS,
    /// CreateContainerConfigError, until what is missing is there.
    NOT_CONFIGURED,
    /// FailedMount, until what is missing is there.
    NOT_MOUNTED,
    /// Pods that no node can take.
    NOT_SCHEDULED,
    NOT_BOUND,
    PULLED_WITHOUT,
    NO_ENDPOINTS,
    NO_CONTROLLER,
    NO_CERTIFICATE,
    NO_NAMES,
    NOT_SCALED,
    NO_RIGHTS,
    PROBE_FAILS,
    HOOK_FAILS,
    CALLS_FAIL,
    NO_EFFECT
  }

  /// What the API server or one of its admission webhooks says, in its own words.
  record Server(String words) implements Fault {}

  /// What the schema has for a value.
  enum Expected {
    OBJECT,
    LIST,
    STRING,
    INTEGER,
    NUMBER,
    BOOLEAN,
    INTEGER_OR_STRING,
    QUANTITY
  }

  /// What stands there.
  enum Found {
    OBJECT,
    LIST,
    STRING,
    INTEGER,
    NUMBER,
    BOOLEAN,
    NOTHING
  }

  /// The rules that bind a single value or list.
  enum Rule {
    PATTERN,
    FORMAT,
    MINIMUM,
    MAXIMUM,
    LEAST_LENGTH,
    GREATEST_LENGTH,
    LEAST_ITEMS,
    MOST_ITEMS,
    /// Of all its values together, in bytes.
    GREATEST_SIZE
  }
}
